import RoadcastAudio
import RoadcastTesting
import Testing

struct WAVHeaderTests {
  private func header(_ bytes: [UInt8]) throws -> WAVHeader { try RecordingFile(bytes).header() }

  /// A WAV file, of 16-bit PCM unless the parameters say otherwise.
  private func file(
    tag: Int = 1,
    channels: Int = 1,
    sampleRate: Int = 44_100,
    bits: Int = 16,
    extra: [UInt8] = [],
    data: [UInt8] = [1, 0, 2, 0],
    dataSize: UInt32? = nil
  ) -> [UInt8] {
    var builder = RIFFBuilder()
    builder.addFormat(
      tag: tag,
      channels: channels,
      sampleRate: sampleRate,
      bits: bits,
      extra: extra
    )
    builder.add("data", data, size: dataSize)
    return builder.bytes
  }

  @Test func `the header of a plain file is read`() throws {
    let data = Array(repeating: UInt8(0), count: 60)
    let header = try header(file(channels: 2, sampleRate: 48_000, bits: 24, data: data))
    #expect((header.channels, header.sampleRate) == (2, 48_000))
    #expect((header.encoding, header.bytesPerFrame) == ("24-bit PCM", 6))
    #expect((header.promisedBytes, header.availableBytes) == (60, 60))
  }

  @Test(arguments: [
    (1, 8, "8-bit PCM", 1), (1, 12, "12-bit PCM", 2), (1, 16, "16-bit PCM", 2),
    (1, 20, "20-bit PCM", 3), (1, 24, "24-bit PCM", 3), (1, 32, "32-bit PCM", 4),
    (3, 32, "32-bit float", 4), (3, 64, "64-bit float", 8), (6, 8, "A-law", 1), (7, 8, "µ-law", 1),
  ])
  func `PCM, float, A-law and µ-law are accepted`(
    tag: Int,
    bits: Int,
    name: String,
    frame: Int
  ) throws {
    let data = Array(repeating: UInt8(0), count: 16)
    let plain = try header(file(tag: tag, bits: bits, data: data))
    #expect((plain.encoding, plain.bytesPerFrame) == (name, frame))
    let extra = RIFFBuilder.extensible(bits: bits, subformat: tag)
    let extensible = try header(file(tag: 0xFFFE, bits: bits, extra: extra, data: data))
    #expect(extensible.encoding == name)
    #expect((extensible.bytesPerFrame, extensible.promisedBytes) == (frame, 16))
  }

  @Test(arguments: [
    (2, "Microsoft ADPCM"), (0x11, "IMA ADPCM"), (0x31, "GSM 6.10"), (0x50, "MPEG layer II"),
    (0x55, "MP3"), (0xFF, "AAC"), (0x1610, "AAC"), (0x1234, "an unknown format (4660)"),
  ])
  func `other sample formats are refused by name`(tag: Int, name: String) {
    #expect(throws: RecordingError.unsupportedEncoding(name)) { try header(file(tag: tag)) }
    let extra = RIFFBuilder.extensible(bits: 16, subformat: tag)
    #expect(throws: RecordingError.unsupportedEncoding(name)) {
      try header(file(tag: 0xFFFE, extra: extra))
    }
  }

  @Test func `an extensible format with an unknown GUID is refused`() {
    var extra = RIFFBuilder.extensible(bits: 16, subformat: 1)
    extra[extra.count - 1] ^= 1
    #expect(throws: RecordingError.unsupportedEncoding("an unknown extensible format")) {
      try header(file(tag: 0xFFFE, extra: extra))
    }
    #expect(throws: RecordingError.unsupportedEncoding("an unknown extensible format")) {
      try header(file(tag: 0xFFFE, extra: Array(extra.prefix(10))))
    }
  }

  @Test(arguments: [0, 3, 6, 1_025, 65_535])
  func `no channel, or more than two, are refused`(channels: Int) {
    #expect(throws: RecordingError.channels(channels)) { try header(file(channels: channels)) }
  }

  @Test(arguments: [0, 1, 7_999, 192_001, 768_000, 0xFFFF_FFFF])
  func `sample rates out of range are refused`(rate: Int) {
    #expect(throws: RecordingError.sampleRate(rate)) { try header(file(sampleRate: rate)) }
  }

  @Test(arguments: [8_000, 11_025, 22_050, 96_000, 192_000])
  func `sample rates in range are accepted`(rate: Int) throws {
    #expect(try header(file(sampleRate: rate)).sampleRate == rate)
  }

  @Test(arguments: [(1, 0), (1, 7), (1, 64), (3, 16), (3, 24), (6, 16), (1, 65_535)])
  func `bit depths that the format doesn't have are damage`(tag: Int, bits: Int) {
    #expect(throws: RecordingError.damagedHeader("\(bits) bits per sample")) {
      try header(file(tag: tag, bits: bits))
    }
  }

  @Test func `an empty file has no sound`() {
    #expect(throws: RecordingError.noAudio("the file is empty")) { try header([]) }
  }

  @Test(
    arguments: [
      ("RIFF", .riffWithoutSound), ("RIFF\0\0\0\0AVI ", .riffWithoutSound),
      ("RIFX\0\0\0\0WAVE", .rifx), ("riff.\u{1}\u{1}\u{1}....", .w64),
      ("ID3\u{3}\0\0\0\0\0\0\0\0", .mp3), ("fLaC........", .flac), ("OggS........", .ogg),
      ("FORM....AIFF", .aiff), (".snd........", .au), ("caff........", .caf),
      ("....ftypM4A ", .mp4),
      ("#!AMR.......", .amr), ("PK..........", .zip), ("bplist00....", .propertyList),
      ("Dear listeners,\n", .text), ("hi", .text), ("\0\0\0\0\0\0\0\0\0\0\0\0", .zeros),
      ("\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{1}\u{2}", .unknown),
    ] as [(String, SoundContainer)]
  )
  func `other file formats are recognised by their first bytes`(
    text: String,
    container: SoundContainer
  ) {
    #expect(throws: RecordingError.notWAV(container)) { try header(Array(text.utf8)) }
  }

  @Test(
    arguments: [
      ([0xFF, 0xFB, 0x90, 0xC0], .mp3), ([0xFF, 0xF1, 0x50, 0x80], .aac),
      ([0x1A, 0x45, 0xDF, 0xA3], .matroska), ([0x30, 0x26, 0xB2, 0x75], .wma),
    ] as [([UInt8], SoundContainer)]
  )
  func `MP3, AAC, Matroska and WMA are recognised`(start: [UInt8], container: SoundContainer) {
    #expect(throws: RecordingError.notWAV(container)) {
      try header(start + Array(repeating: 0, count: 40))
    }
  }

  @Test func `a truncated header is refused wherever it ends`() {
    let whole = file()
    for count in 1..<whole.count - 3 {
      #expect(throws: RecordingError.self) { try header(Array(whole[..<count])) }
    }
  }

  @Test func `missing, repeated and misplaced chunks are damage`() {
    var reversed = RIFFBuilder()
    reversed.add("data", [1, 0])
    reversed.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    #expect(throws: RecordingError.damagedHeader("no format chunk ahead of the sound")) {
      try header(reversed.bytes)
    }
    var silent = RIFFBuilder()
    silent.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    #expect(throws: RecordingError.damagedHeader("no sound chunk")) { try header(silent.bytes) }
    #expect(throws: RecordingError.damagedHeader("no format chunk")) {
      try header(RIFFBuilder().bytes)
    }
    silent.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    #expect(throws: RecordingError.damagedHeader("two format chunks")) { try header(silent.bytes) }
    var short = RIFFBuilder()
    short.add("fmt ", [1, 0, 1, 0])
    #expect(throws: RecordingError.damagedHeader("a truncated format chunk")) {
      try header(short.bytes)
    }
  }

  @Test func `a list chunk with a wrong size hides the sound`() {
    var builder = RIFFBuilder()
    builder.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    builder.add("LIST", [1, 2], size: 0x7FFF_FFF0)
    builder.add("data", [1, 0])
    #expect(throws: RecordingError.damagedHeader("no sound chunk")) { try header(builder.bytes) }
  }

  @Test func `a file without sound is refused`() {
    #expect(throws: RecordingError.noAudio("its length is zero")) {
      try header(file(data: []))
    }
    #expect(throws: RecordingError.noAudio("the file ends where the sound should start")) {
      try header(file(data: [], dataSize: 4_000))
    }
    var empty = RIFFBuilder()
    empty.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    empty.add("data", [])
    empty.add("LIST", Array("INFOINAM\u{4}\0\0\0abcd".utf8))
    #expect(throws: RecordingError.noAudio("its length is zero")) { try header(empty.bytes) }
  }

  @Test(arguments: [0, 2, 400] as [UInt32])
  func `a length that the recorder didn't correct is ignored`(size: UInt32) throws {
    let data = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let header = try header(file(data: data, dataSize: size))
    #expect(header.isUnfinished)
    #expect(header.surplusFrames == (200_000 - Int(size)) / 2)
    #expect((header.missingFrames, header.seconds) == (0, 2))
  }

  @Test func `only a header with the exact length is complete`() throws {
    #expect(try header(file()).isComplete)
    #expect(try header(file() + [0, 0]).isComplete)
    for size in [0, 2, 6, 0xFFFF_FFFF, 0x7FFF_F000] as [UInt32] {
      let data = Array(repeating: UInt8(1), count: size < 4 ? 100_000 : 4)
      #expect(try !header(file(data: data, dataSize: size)).isComplete, "\(size)")
    }
  }

  @Test func `what follows the sound isn't taken for sound`() throws {
    let sound = Array(repeating: UInt8(1), count: 200_000)
    func surplus(_ tail: [UInt8]) throws -> Int {
      try header(file(data: sound) + tail).surplusFrames
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
      try header(file() + second)
    }
    var two = RIFFBuilder()
    two.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    two.add("data", [1, 0])
    two.add("LIST", [1, 2, 3])
    two.add("data", [1, 0])
    #expect(throws: RecordingError.damagedHeader("two sound chunks")) { try header(two.bytes) }
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
      let header = try header(builder.bytes)
      #expect((header.promisedBytes, header.availableBytes) == (nil, 1_000))
      #expect((header.missingFrames, header.surplusFrames) == (0, 0))
    }
  }

  @Test func `the missing frames of a truncated file are counted`() throws {
    let data = Array(repeating: UInt8(1), count: 1_001)
    var cut = file(channels: 2, data: data, dataSize: 8_000)
    cut.removeLast()
    let header = try header(cut)
    #expect((header.promisedBytes, header.availableBytes) == (8_000, 1_001))
    #expect(header.missingFrames == (8_000 - 1_001) / 4)
    #expect(try self.header(file()).missingFrames == 0)
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
    #expect(try header(file(1_000)).promisedBytes == 1_000)
    #expect(try header(file(1_000)).missingFrames == 0)
    let huge = try header(file(1 << 40))
    #expect((huge.promisedBytes, huge.availableBytes) == (1 << 40, 1_000))
    // Arithmetic with such lengths could overflow.
    for length in [(1 << 40) + 1, 1 << 60, 1 << 62, Int.max, -1] {
      #expect(try header(file(length)).promisedBytes == nil)
    }
    #expect(throws: RecordingError.noAudio("its length is zero")) {
      try header(Array(file(0).dropLast(1_000)))
    }
    #expect(try header(file(0)).surplusFrames == 500)
  }

  @Test func `a chunk of odd length may lack its pad byte`() throws {
    var builder = RIFFBuilder()
    builder.add("odd ", [1, 2, 3], isPadded: false)
    builder.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    builder.add("odd ", [1], isPadded: false)
    builder.add("data", [1, 0])
    #expect(try header(builder.bytes).availableBytes == 2)
  }

  @Test func `a format that contradicts itself in two places is damage`() throws {
    func file(frame: Int, rate: Int) -> [UInt8] {
      var builder = RIFFBuilder()
      builder.add(
        "fmt ",
        RIFFBuilder.number(1, 2) + RIFFBuilder.number(2, 2) + RIFFBuilder.number(44_100, 4)
          + RIFFBuilder.number(rate, 4) + RIFFBuilder.number(frame, 2) + RIFFBuilder.number(24, 2)
      )
      builder.add("data", Array(repeating: 1, count: 48))
      return builder.bytes
    }
    #expect(
      throws: RecordingError.damagedHeader("24-bit samples, but 8 bytes for each moment of sound")
    ) {
      try header(file(frame: 8, rate: 8 * 44_100))
    }
    // One wrong number is only a slip.
    #expect(try header(file(frame: 8, rate: 6 * 44_100)).bytesPerFrame == 6)
    #expect(try header(file(frame: 0, rate: 0)).bytesPerFrame == 6)
  }

  @Test func `other chunks are skipped, with the pad byte of an odd one`() throws {
    var builder = RIFFBuilder()
    builder.add("JUNK", Array(repeating: 0, count: 500_000))
    builder.add("odd ", [1, 2, 3])
    builder.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    builder.add("LIST", Array("INFOINAM".utf8) + Array(repeating: 65, count: 2_000_000))
    builder.add("data", [1, 0])
    #expect(try header(builder.bytes).availableBytes == 2)
  }

  @Test func `a file with too many chunks is refused`() {
    var builder = RIFFBuilder()
    for _ in 0..<20_000 { builder.add("tiny", []) }
    builder.addFormat(channels: 1, sampleRate: 44_100, bits: 16)
    builder.add("data", [1, 0])
    #expect(throws: RecordingError.damagedHeader("no format chunk")) { try header(builder.bytes) }
  }

  @Test(arguments: 0..<150)
  func `a header with changed bytes is accepted or refused, and never traps`(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    var bytes = file(data: random.bytes(200))
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
