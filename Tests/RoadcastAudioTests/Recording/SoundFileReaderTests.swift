import Foundation
import RoadcastAudio
import RoadcastTesting
import Testing

struct SoundFileReaderTests {
  private static let values: [Float] = [0, 0.5, -0.5, 0.25, -1, 0.75]

  /// A file with the values above in a sample format that can represent them exactly.
  private static func file(tag: Int, bits: Int) -> [UInt8] {
    var builder = RIFFBuilder()
    builder.addFormat(tag: tag, channels: 1, sampleRate: 44_100, bits: bits)
    let bytes = values.flatMap { value -> [UInt8] in
      switch (tag, bits) {
      case (3, 32): RIFFBuilder.number(Int(value.bitPattern), 4)
      case (3, 64):
        RIFFBuilder.number(Int(bitPattern: UInt(Double(value).bitPattern)), 8)
      // 8-bit PCM is unsigned.
      case (1, 8): [UInt8(Int(value * 128) + 128)]
      default: RIFFBuilder.number(Int(Double(value) * Double(1 << (bits - 1))), bits / 8)
      }
    }
    builder.add("data", bytes)
    return builder.bytes
  }

  private func read(_ bytes: [UInt8], block: Int = 1_000) throws -> [Float] {
    let file = try RecordingFile(bytes)
    var reader = try SoundFileReader(file.input)
    var all: [Float] = []
    var samples: [Float] = []
    repeat {
      try reader.read(block, into: &samples)
      all += samples
    } while !samples.isEmpty
    return all
  }

  @Test(arguments: [(1, 8), (1, 16), (1, 24), (1, 32), (3, 32), (3, 64)])
  func `samples are read as they were written`(tag: Int, bits: Int) throws {
    #expect(try read(Self.file(tag: tag, bits: bits)) == Self.values)
    #expect(try read(Self.file(tag: tag, bits: bits), block: 1) == Self.values)
  }

  @Test func `A-law and µ-law are decoded`() throws {
    func file(_ tag: Int, _ data: [UInt8]) -> [UInt8] {
      var builder = RIFFBuilder()
      builder.addFormat(tag: tag, channels: 1, sampleRate: 8_000, bits: 8)
      builder.add("data", data)
      return builder.bytes
    }
    // The smallest and the largest values of either sign (ITU-T G.711).
    let small = Float(8) / 32_768
    let large = Float(32_256) / 32_768
    #expect(try read(file(6, [0xD5, 0x55, 0xAA, 0x2A])) == [small, -small, large, -large])
    let most = Float(32_124) / 32_768
    #expect(try read(file(7, [0xFF, 0x80, 0x00, 0x7F])) == [0, most, -most, 0])
  }

  @Test func `channels are interleaved, and an incomplete last frame is left out`() throws {
    var builder = RIFFBuilder()
    builder.addFormat(channels: 2, sampleRate: 48_000, bits: 16)
    builder.add("data", [0, 64, 0, 192, 0, 32, 0], size: 4_000)
    let file = try RecordingFile(builder.bytes)
    var reader = try SoundFileReader(file.input)
    #expect((reader.channels, reader.sampleRate) == (2, 48_000))
    var samples: [Float] = []
    try reader.read(10, into: &samples)
    #expect(samples == [0.5, -0.5] || samples == [0.5, -0.5, 0.25, 0])
  }

  @Test func `several readers of one file don't move each other`() throws {
    let file = try RecordingFile(Self.file(tag: 1, bits: 16))
    var first = try SoundFileReader(file.input)
    var samples: [Float] = []
    try first.read(2, into: &samples)
    var second = try SoundFileReader(file.input)
    try second.read(2, into: &samples)
    #expect(samples == [0, 0.5])
    try first.read(100, into: &samples)
    #expect(samples == Array(Self.values.dropFirst(2)))
  }

  @Test func `chunks around the sound, and wrong numbers about them, change nothing`() throws {
    let data = Self.values.flatMap { RIFFBuilder.number(Int($0 * 32_767), 2) }
    var plain = RIFFBuilder()
    plain.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    plain.add("data", data)
    let expected = try read(plain.bytes)
    var strange = RIFFBuilder()
    strange.size = 12
    strange.add("LIST", Array("INFOISFT\u{3}\0\0\0abc".utf8), isPadded: false)
    strange.addFormat(
      tag: 0xFFFE,
      channels: 1,
      sampleRate: 44_100,
      bits: 16,
      extra: RIFFBuilder.extensible(bits: 9, speakers: 0x8003_F7FF, subformat: 1)
    )
    strange.add("fact", RIFFBuilder.number(999_999, 4))
    strange.add("PEAK", [1, 2, 3], isPadded: false)
    strange.add("data", data)
    strange.add("cue ", [9, 0, 0, 0], size: 4_000)
    #expect(try read(strange.bytes) == expected)
  }
}
