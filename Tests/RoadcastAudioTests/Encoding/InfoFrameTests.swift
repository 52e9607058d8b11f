import Foundation
import RoadcastAudio
import RoadcastTesting
import Testing

struct InfoFrameTests {
  private func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  @Test(arguments: [(96, 44_100, 1, 21, 313), (192, 48_000, 2, 36, 576), (48, 44_100, 1, 21, 182)])
  func `every field is at the position that the specification gives`(
    bitrate: Int,
    rate: Int,
    channels: Int,
    start: Int,
    length: Int
  ) {
    let format = MP3Format(bitrate: bitrate, sampleRate: rate, channels: channels)
    let bytes = InfoFrame(
      format: format,
      frames: 5_073,
      audioBytes: 1_590_000,
      audioChecksum: 0xABCD,
      samples: 5_842_079
    ).bytes
    #expect(bytes.count == length)
    #expect(InfoFrame.length(format) == length)
    // The content doesn't fit at 48 kbit/s, so the frame has a higher bit rate.
    #expect(bytes[..<4].elementsEqual(format.header(bitrate: max(bitrate, 56))))
    #expect(bytes[4..<start].allSatisfy { $0 == 0 })
    #expect(bytes[start..<(start + 4)].elementsEqual("Info".utf8))
    #expect(number(bytes, start + 4, 4) == 0x0F)
    #expect(number(bytes, start + 8, 4) == 5_073)
    #expect(number(bytes, start + 12, 4) == 1_590_000 + length)
    let contents = bytes[(start + 16)..<(start + 116)]
    #expect(contents.elementsEqual(contents.sorted()) && contents.first == 0)
    #expect(number(bytes, start + 116, 4) == 57)
    #expect(String(decoding: bytes[(start + 120)..<(start + 129)], as: UTF8.self) == "LAME3.100")
    // Method 1 is a constant bit rate. The low-pass frequency is in units of 100 Hz.
    #expect(bytes[start + 129] == 1)
    #expect(Int(bytes[start + 130]) == (bitrate < 128 ? 160 : 200))
    #expect(Int(bytes[start + 140]) == bitrate)
    // 12 bits each for the delay, 576, and the padding.
    #expect(number(bytes, start + 141, 3) == 576 << 12 | 1_441)
    #expect(number(bytes, start + 148, 4) == 1_590_000 + length)
    #expect(number(bytes, start + 152, 2) == 0xABCD)
    #expect(number(bytes, start + 154, 2) == Int(CRC16.of(Array(bytes[..<(start + 154)]))))
    #expect(bytes[(start + 156)...].allSatisfy { $0 == 0 })
  }

  @Test func `the padding fits into 12 bits for any length`() {
    let format = MP3Format(bitrate: 96, sampleRate: 44_100, channels: 1)
    for samples in 1_000..<4_000 {
      let frames = MP3Format.lastFrames(samples: samples)
      let info = InfoFrame(
        format: format,
        frames: frames,
        audioBytes: 1,
        audioChecksum: 0,
        samples: samples
      )
      guard (529...1_680).contains(info.padding) else {
        Issue.record("\(samples) samples have a padding of \(info.padding)")
        return
      }
    }
  }

  @Test(arguments: [
    (48, 44_100, 1, 30_000), (64, 48_000, 1, 30_001), (96, 44_100, 1, 46_127),
    (96, 44_100, 1, 46_128),
    (128, 44_100, 2, 44_100), (192, 48_000, 2, 48_047), (56, 48_000, 2, 20_000),
  ])
  func `a decoder returns the exact length, and the sound isn't shifted`(
    bitrate: Int,
    rate: Int,
    channels: Int,
    length: Int
  ) throws {
    let format = MP3Format(bitrate: bitrate, sampleRate: rate, channels: channels)
    let tone = ToneSignal(frequency: 440, level: -12)
      .samples(seconds: Double(length) / Double(rate), sampleRate: rate, fade: 0.02)
    let input = channels == 1 ? tone : tone.onBothSides
    let file = try MP3File(MP3File.encode(input, as: format), format: format, samples: length)
    let decoded = try FFmpeg.decodeInterleaved(file.path)
    #expect(decoded.count == length * channels)
    // This also holds that LAME's own attenuation is undone.
    #expect(largestDifference(between: decoded, and: input) < 0.01)
  }
}
