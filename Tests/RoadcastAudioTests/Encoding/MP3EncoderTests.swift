import RoadcastAudio
import RoadcastTesting
import Testing

struct MP3EncoderTests {
  @Test(arguments: [
    (48, 44_100, 1), (64, 48_000, 1), (96, 44_100, 1), (128, 48_000, 2), (160, 44_100, 2),
    (192, 44_100, 1),
  ])
  func `chunks encoded independently are the bytes of a serial encoding`(
    bitrate: Int,
    rate: Int,
    channels: Int
  ) throws {
    let format = MP3Format(bitrate: bitrate, sampleRate: rate, channels: channels)
    let speech = SpeechLikeSignal.samples(seconds: 8, sampleRate: rate, seed: bitrate)
    let input = channels == 1 ? speech : zip(speech, speech.reversed()).flatMap { [$0, $1] }
    let size = MP3Format.frameSamples * channels
    let total = input.count / size
    let padded = input + Array(repeating: 0, count: (total + 4) * size - input.count)
    func encode(from first: Int, to last: Int, priming: Int) throws -> [UInt8] {
      let end = last + MP3Chunk.trailingFrames
      return try MP3Encoder.encode(
        MP3Chunk(
          samples: Array(padded[((first - priming) * size)..<(end * size)]),
          primingFrames: priming,
          frames: last - first
        ),
        as: format
      )
    }
    let serial = try encode(from: 0, to: total, priming: 0)
    #expect(MP3File.split(serial, format).count == total)
    let cycle = MP3Format.paddingCycle
    let borders = [0, cycle, 3 * cycle, 4 * cycle, total]
    var joined: [UInt8] = []
    for (first, last) in zip(borders, borders.dropFirst()) {
      joined += try encode(from: first, to: last, priming: min(first, cycle))
    }
    #expect(joined == serial)
  }

  @Test func `the number of bytes is exactly that of the bit rate`() throws {
    let format = MP3Format(bitrate: 96, sampleRate: 44_100, channels: 1)
    let silence = Array(repeating: Float(0), count: (98 + 3) * 1_152)
    let frames = try MP3Encoder.encode(
      MP3Chunk(samples: silence, primingFrames: 0, frames: 98),
      as: format
    )
    // 49 frames of 96 kbit/s at 44.1 kHz have 15 360 bytes, wherever their padding bytes are.
    #expect(frames.count == 2 * 15_360)
  }

  @Test func `too few samples for the number of frames are an error`() {
    let format = MP3Format(bitrate: 96, sampleRate: 44_100, channels: 1)
    let chunk = MP3Chunk(samples: Array(repeating: 0, count: 1_152), primingFrames: 0, frames: 50)
    #expect(throws: LAMEError.incompleteOutput) {
      _ = try MP3Encoder.encode(chunk, as: format)
    }
  }

  @Test func `a sample rate that LAME doesn't support is an error`() {
    let format = MP3Format(bitrate: 96, sampleRate: 12_345, channels: 1)
    let chunk = MP3Chunk(samples: Array(repeating: 0, count: 5_000), primingFrames: 0, frames: 1)
    #expect(throws: LAMEError.self) { _ = try MP3Encoder.encode(chunk, as: format) }
  }
}
