import RoadcastAudio
import RoadcastTesting
import Testing

/// How much sound a WAV file promises, and how much it has.
struct WAVLengthTests {
  @Test func `a file without sound is refused`() {
    #expect(throws: RecordingError.noAudio("its length is zero")) {
      try WAVHeader(of: RIFFBuilder.file(data: []))
    }
    #expect(throws: RecordingError.noAudio("the file ends where the sound should start")) {
      try WAVHeader(of: RIFFBuilder.file(data: [], dataSize: 4_000))
    }
    var empty = RIFFBuilder()
    empty.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    empty.add("data", [])
    empty.add("LIST", Array("INFOINAM\u{4}\0\0\0abcd".utf8))
    #expect(throws: RecordingError.noAudio("its length is zero")) { try WAVHeader(of: empty.bytes) }
  }

  @Test(arguments: [0, 2, 400] as [UInt32])
  func `a length that the recorder didn't correct is ignored`(size: UInt32) throws {
    let data = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let header = try WAVHeader(of: RIFFBuilder.file(data: data, dataSize: size))
    #expect(header.isUnfinished)
    #expect(header.surplusFrames == (200_000 - Int(size)) / 2)
    #expect((header.missingFrames, header.seconds) == (0, 2))
  }

  @Test func `only a header with the exact length is complete`() throws {
    #expect(try WAVHeader(of: RIFFBuilder.file()).isComplete)
    #expect(try WAVHeader(of: RIFFBuilder.file() + [0, 0]).isComplete)
    for size in [0, 2, 6, 0xFFFF_FFFF, 0x7FFF_F000] as [UInt32] {
      let data = Array(repeating: UInt8(1), count: size < 4 ? 100_000 : 4)
      #expect(
        try !WAVHeader(of: RIFFBuilder.file(data: data, dataSize: size)).isComplete,
        "\(size)"
      )
    }
  }

  @Test func `what follows the sound isn't taken for sound`() throws {
    let sound = Array(repeating: UInt8(1), count: 200_000)
    func surplus(_ tail: [UInt8]) throws -> Int {
      try WAVHeader(of: RIFFBuilder.file(data: sound) + tail).surplusFrames
    }
    #expect(try surplus(Array(repeating: 0, count: 200_000)) == 0)
    #expect(try surplus(Array("TAGRoad Notes".utf8) + sound) == 0)
    #expect(try surplus(Array("ID3\u{4}".utf8) + sound) == 0)
    #expect(try surplus(Array("LIST\u{10}\0\0\u{7F}".utf8) + sound) == 0)
    #expect(try surplus([9, 9, 9, 9, 9, 9, 9, 9, 9, 9]) == 0)
    #expect(try surplus(sound) == 100_000)
  }

  @Test func `a second sound isn't left out in silence`() {
    let second = RIFFBuilder.pcm16([0.5, 0.5], channels: 1, sampleRate: 44_100)
    #expect(throws: RecordingError.damagedHeader("a second WAV file follows the first one")) {
      try WAVHeader(of: RIFFBuilder.file() + second)
    }
    var two = RIFFBuilder()
    two.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    two.add("data", [1, 0])
    two.add("LIST", [1, 2, 3])
    two.add("data", [1, 0])
    #expect(throws: RecordingError.damagedHeader("two sound chunks")) {
      try WAVHeader(of: two.bytes)
    }
  }

  @Test(
    arguments: [
      0xFFFF_FFFF, 0xFFFF_FFDB, 0xFFFF_F000, 0x8000_0000, 0x7FFF_FFFF, 0x7FFF_FFDB, 0x7FFF_F000,
    ] as [UInt32]
  )
  func `a length near the largest possible one means that the sound ends with the file`(
    size: UInt32
  ) throws {
    for riffSize in [0, .max, 17] as [UInt32] {
      var builder = RIFFBuilder()
      builder.size = riffSize
      builder.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
      builder.add("data", Array(repeating: 1, count: 1_000), size: size)
      let header = try WAVHeader(of: builder.bytes)
      #expect((header.promisedBytes, header.availableBytes) == (nil, 1_000))
      #expect((header.missingFrames, header.surplusFrames) == (0, 0))
    }
  }

  @Test func `the missing frames of a truncated file are counted`() throws {
    let data = Array(repeating: UInt8(1), count: 1_001)
    var cut = RIFFBuilder.file(channels: 2, data: data, dataSize: 8_000)
    cut.removeLast()
    let header = try WAVHeader(of: cut)
    #expect((header.promisedBytes, header.availableBytes) == (8_000, 1_001))
    #expect(header.missingFrames == (8_000 - 1_001) / 4)
    #expect(try WAVHeader(of: RIFFBuilder.file()).missingFrames == 0)
  }

  @Test(arguments: ["RF64", "BW64"])
  func `the length of a large file is in its ds64 chunk`(name: String) throws {
    func file(_ length: Int) -> [UInt8] {
      var builder = RIFFBuilder()
      builder.name = name
      builder.size = 0xFFFF_FFFF
      builder.add(
        "ds64",
        RIFFBuilder.number(length, 8) + RIFFBuilder.number(length, 8)
          + Array(repeating: 0, count: 12)
      )
      builder.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
      builder.add("data", Array(repeating: 1, count: 1_000), size: 0xFFFF_FFFF)
      return builder.bytes
    }
    #expect(try WAVHeader(of: file(1_000)).promisedBytes == 1_000)
    #expect(try WAVHeader(of: file(1_000)).missingFrames == 0)
    let huge = try WAVHeader(of: file(1 << 40))
    #expect((huge.promisedBytes, huge.availableBytes) == (1 << 40, 1_000))
    // Arithmetic with such lengths could overflow.
    for length in [(1 << 40) + 1, 1 << 60, 1 << 62, Int.max, -1] {
      #expect(try WAVHeader(of: file(length)).promisedBytes == nil)
    }
    #expect(throws: RecordingError.noAudio("its length is zero")) {
      try WAVHeader(of: Array(file(0).dropLast(1_000)))
    }
    #expect(try WAVHeader(of: file(0)).surplusFrames == 500)
  }
}
