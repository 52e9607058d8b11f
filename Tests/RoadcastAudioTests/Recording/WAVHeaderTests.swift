import RoadcastAudio
import RoadcastTesting
import Testing

/// What a WAV file's header says, and what's wrong with damaged ones.
struct WAVHeaderTests {
  @Test func `the header of a plain file is read`() throws {
    let data = Array(repeating: UInt8(0), count: 60)
    let header = try WAVHeader(
      of: RIFFBuilder.file(channels: 2, sampleRate: 48_000, bits: 24, data: data)
    )
    #expect((header.channels, header.sampleRate) == (2, 48_000))
    #expect((header.encoding, header.bytesPerFrame) == ("24-bit PCM", 6))
    #expect((header.promisedBytes, header.availableBytes) == (60, 60))
  }

  @Test func `a truncated header is refused wherever it ends`() {
    let whole = RIFFBuilder.file()
    for count in 1..<whole.count - 3 {
      #expect(throws: RecordingError.self) { try WAVHeader(of: Array(whole[..<count])) }
    }
  }

  @Test func `missing, repeated and misplaced chunks are damage`() {
    var reversed = RIFFBuilder()
    reversed.add("data", [1, 0])
    reversed.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    #expect(throws: RecordingError.damagedHeader("no format chunk ahead of the sound")) {
      try WAVHeader(of: reversed.bytes)
    }
    var silent = RIFFBuilder()
    silent.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    #expect(throws: RecordingError.damagedHeader("no sound chunk")) {
      try WAVHeader(of: silent.bytes)
    }
    #expect(throws: RecordingError.damagedHeader("no format chunk")) {
      try WAVHeader(of: RIFFBuilder().bytes)
    }
    silent.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    #expect(throws: RecordingError.damagedHeader("two format chunks")) {
      try WAVHeader(of: silent.bytes)
    }
    var short = RIFFBuilder()
    short.add("fmt ", [1, 0, 1, 0])
    #expect(throws: RecordingError.damagedHeader("a truncated format chunk")) {
      try WAVHeader(of: short.bytes)
    }
  }

  @Test func `a list chunk with a wrong size hides the sound`() {
    var builder = RIFFBuilder()
    builder.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    builder.add("LIST", [1, 2], size: 0x7FFF_FFF0)
    builder.add("data", [1, 0])
    #expect(throws: RecordingError.damagedHeader("no sound chunk")) {
      try WAVHeader(of: builder.bytes)
    }
  }

  @Test func `a chunk of odd length may lack its pad byte`() throws {
    var builder = RIFFBuilder()
    builder.add("odd ", [1, 2, 3], isPadded: false)
    builder.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    builder.add("odd ", [1], isPadded: false)
    builder.add("data", [1, 0])
    #expect(try WAVHeader(of: builder.bytes).availableBytes == 2)
  }

  @Test func `other chunks are skipped, with the pad byte of an odd one`() throws {
    var builder = RIFFBuilder()
    builder.add("JUNK", Array(repeating: 0, count: 500_000))
    builder.add("odd ", [1, 2, 3])
    builder.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    builder.add("LIST", Array("INFOINAM".utf8) + Array(repeating: 65, count: 2_000_000))
    builder.add("data", [1, 0])
    #expect(try WAVHeader(of: builder.bytes).availableBytes == 2)
  }

  @Test func `a file with too many chunks is refused`() {
    var builder = RIFFBuilder()
    for _ in 0..<20_000 { builder.add("tiny", []) }
    builder.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    builder.add("data", [1, 0])
    #expect(throws: RecordingError.damagedHeader("no format chunk")) {
      try WAVHeader(of: builder.bytes)
    }
  }

  @Test(arguments: 0..<150)
  func `a header with changed bytes is accepted or refused, and never traps`(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    var bytes = RIFFBuilder.file(data: random.bytes(200))
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      bytes[Int.random(in: 0..<44, using: &random)] = .random(in: 0...255, using: &random)
    }
    let file = try RecordingFile(bytes)
    do throws(RecordingError) {
      let header = try file.header()
      #expect((1...2).contains(header.channels))
      #expect(WAVHeader.sampleRates.contains(header.sampleRate))
      #expect(header.bytesPerFrame > 0 && header.missingFrames >= 0)
      // libsndfile may still refuse the file, but with an error.
      _ = try SoundFileReader(file.input)
    } catch {
      #expect(!error.message(for: "a.wav").isEmpty)
    }
  }
}
