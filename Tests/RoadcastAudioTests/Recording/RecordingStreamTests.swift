import RoadcastAudio
import RoadcastTesting
import Testing

struct RecordingStreamTests {
  private static let rates = [
    8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000,
  ]

  @Test(arguments: rates, [44_100, 48_000])
  func `the length is converted to the new rate, with halves rounded up`(
    source: Int,
    target: Int
  ) throws {
    for frames in [1, 2, 3, 7, 100, 999, 1_000, 20_001] {
      let sound = (0..<frames).map { Float($0 % 50) / 100 }
      let file = RIFFBuilder.pcm16(sound, channels: 1, sampleRate: source)
      let read = try RecordingFile(file).samples(channels: 1, sampleRate: target).samples
      let exact = Double(frames) * Double(target) / Double(source)
      #expect(read.count == Int(exact.rounded(.toNearestOrAwayFromZero)), "\(frames) frames")
    }
  }

  @Test func `both channels have the same length`() throws {
    let sound = Array(repeating: Float(0.25), count: 20_002)
    let file = RIFFBuilder.pcm16(sound, channels: 2, sampleRate: 48_000)
    #expect(
      try RecordingFile(file).samples(channels: 2, sampleRate: 44_100).samples.count == 2 * 9_188
    )
    #expect(try RecordingFile(file).samples(channels: 1, sampleRate: 44_100).samples.count == 9_188)
  }

  @Test func `at its own rate a recording is unchanged`() throws {
    let sound: [Float] = (0..<40_000).map { Float($0 % 1_000) / 1_024 - 0.4 }
    let file = RIFFBuilder.float32(sound, channels: 1, sampleRate: 44_100)
    #expect(try RecordingFile(file).samples(channels: 1, sampleRate: 44_100).samples == sound)
  }

  @Test func `invalid samples are silenced ahead of any filter`() throws {
    var sound = Array(repeating: Float(0.25), count: 48_000)
    sound[20_000] = .nan
    sound[20_001] = .infinity
    sound[30_000] = 1e30
    let file = RIFFBuilder.float32(sound, channels: 1, sampleRate: 48_000)
    let read = try RecordingFile(file).samples(channels: 2, sampleRate: 44_100)
    #expect((read.repair.count, read.repair.firstFrame) == (3, 20_000))
    #expect(read.samples.count == 2 * 44_100)
    #expect(read.samples.allSatisfy { abs($0) < 0.5 })
  }

  @Test func `a truncated recording is read up to its end`() throws {
    var file = RIFFBuilder.pcm16(
      Array(repeating: 0.25, count: 10_000),
      channels: 1,
      sampleRate: 44_100
    )
    file.removeLast(5_001)
    #expect(try RecordingFile(file).samples(channels: 1, sampleRate: 44_100).samples.count == 7_499)
  }
}
