import RoadcastAudio
import RoadcastTesting
import Testing

/// The sample formats that recordings can have, and those that are refused by name.
struct WAVFormatTests {
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
    let plain = try WAVHeader(of: RIFFBuilder.file(tag: tag, bits: bits, data: data))
    #expect((plain.encoding, plain.bytesPerFrame) == (name, frame))
    let extra = RIFFBuilder.extensible(bits: bits, subformat: tag)
    let extensible = try WAVHeader(
      of: RIFFBuilder.file(tag: 0xFFFE, bits: bits, extra: extra, data: data)
    )
    #expect(extensible.encoding == name)
    #expect((extensible.bytesPerFrame, extensible.promisedBytes) == (frame, 16))
  }

  @Test(arguments: [
    (2, "Microsoft ADPCM"), (0x11, "IMA ADPCM"), (0x31, "GSM 6.10"), (0x50, "MPEG layer II"),
    (0x55, "MP3"), (0xFF, "AAC"), (0x1610, "AAC"), (0x1234, "an unknown format (4660)"),
  ])
  func `other sample formats are refused by name`(tag: Int, name: String) {
    #expect(throws: RecordingError.unsupportedEncoding(name)) {
      try WAVHeader(of: RIFFBuilder.file(tag: tag))
    }
    let extra = RIFFBuilder.extensible(bits: 16, subformat: tag)
    #expect(throws: RecordingError.unsupportedEncoding(name)) {
      try WAVHeader(of: RIFFBuilder.file(tag: 0xFFFE, extra: extra))
    }
  }

  @Test func `an extensible format with an unknown GUID is refused`() {
    var extra = RIFFBuilder.extensible(bits: 16, subformat: 1)
    extra[extra.count - 1] ^= 1
    #expect(throws: RecordingError.unsupportedEncoding("an unknown extensible format")) {
      try WAVHeader(of: RIFFBuilder.file(tag: 0xFFFE, extra: extra))
    }
    #expect(throws: RecordingError.unsupportedEncoding("an unknown extensible format")) {
      try WAVHeader(of: RIFFBuilder.file(tag: 0xFFFE, extra: Array(extra.prefix(10))))
    }
  }

  @Test(arguments: [0, 3, 6, 1_025, 65_535])
  func `no channel, or more than two, are refused`(channels: Int) {
    #expect(throws: RecordingError.channels(channels)) {
      try WAVHeader(of: RIFFBuilder.file(channels: channels))
    }
  }

  @Test(arguments: [0, 1, 7_999, 192_001, 768_000, 0xFFFF_FFFF])
  func `sample rates out of range are refused`(rate: Int) {
    #expect(throws: RecordingError.sampleRate(rate)) {
      try WAVHeader(of: RIFFBuilder.file(sampleRate: rate))
    }
  }

  @Test(arguments: [8_000, 11_025, 22_050, 96_000, 192_000])
  func `sample rates in range are accepted`(rate: Int) throws {
    #expect(try WAVHeader(of: RIFFBuilder.file(sampleRate: rate)).sampleRate == rate)
  }

  @Test(arguments: [(1, 0), (1, 7), (1, 64), (3, 16), (3, 24), (6, 16), (1, 65_535)])
  func `bit depths that the format doesn't have are damage`(tag: Int, bits: Int) {
    #expect(throws: RecordingError.damagedHeader("\(bits) bits per sample")) {
      try WAVHeader(of: RIFFBuilder.file(tag: tag, bits: bits))
    }
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
      try WAVHeader(of: file(frame: 8, rate: 8 * 44_100))
    }
    // One wrong number is only a slip.
    #expect(try WAVHeader(of: file(frame: 8, rate: 6 * 44_100)).bytesPerFrame == 6)
    #expect(try WAVHeader(of: file(frame: 0, rate: 0)).bytesPerFrame == 6)
  }
}
