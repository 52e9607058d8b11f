import RoadcastModel
import RoadcastTranscript
import Testing

struct EncodingTests {
  private func parse(_ bytes: [UInt8], _ language: String?) -> ParsedTranscript {
    TranscriptFormat.parse(bytes, file: "x/01 a.srt", language: language)
  }

  private func cue(_ words: [UInt8]) -> [UInt8] {
    Array("1\n00:00:00,000 --> 00:00:03,000\n".utf8) + words + [0x0A]
  }

  @Test(arguments: [
    // 为客户, café, ščž, Привет, こんにちは in the encodings of their languages.
    ("zh-cn", [0xCE, 0xAA, 0xBF, 0xCD, 0xBB, 0xA7], "GB18030"),
    ("zh-tw", [0xAC, 0xB0, 0xAB, 0xC8, 0xA4, 0xE1], "BIG5"),
    ("cs", [0x76, 0x9A, 0xE8, 0x9E], "WINDOWS-1250"),
    ("ru", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], "WINDOWS-1251"),
    ("ja", [0x82, 0xB1, 0x82, 0xF1, 0x82, 0xC9], "SHIFT_JIS"),
    ("ko", [0xBE, 0xC8, 0xB3, 0xE7], "CP949"),
    ("tr", [0xFE, 0xF0, 0xFD], "WINDOWS-1254"),
  ])
  func `a language that Windows-1252 doesn't have is refused, with the remedy`(
    language: String,
    words: [UInt8],
    encoding: String
  ) {
    let parsed = parse(cue(words), language)
    #expect(parsed.transcript.cues.isEmpty)
    #expect(parsed.findings == ["3 not-utf8!"])
    let message = parsed.diagnostics.first?.message ?? ""
    #expect(message.contains("iconv -f \(encoding) -t UTF-8"), "\(message)")
  }

  @Test(arguments: ["en-us", "de", "fr", "pt-br", nil])
  func `Windows-1252 is read where the language can be written in it`(language: String?) {
    let parsed = parse(cue([0x63, 0x61, 0x66, 0xE9, 0x20, 0x97, 0x20, 0x93, 0x61, 0x94]), language)
    #expect(parsed.lines == ["0-3000 café — “a”"])
    #expect(parsed.findings == ["3 not-utf8"])
  }

  @Test func `Cyrillic in an English show is refused too`() {
    let words: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x20, 0xE2, 0xF1, 0xE5, 0xEC, 0x21]
    #expect(parse(cue(words), "en-us").findings == ["3 not-utf8!"])
  }

  @Test(arguments: [true, false])
  func `UTF-16 without a byte order mark is recognized`(isBigEndian: Bool) {
    for text in ["Welcome — all “café”", "我们为客户提供免费试用"] {
      let bytes = "1\n00:00:00,000 --> 00:00:03,000\n\(text)\n".utf16.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isBigEndian ? [high, low] : [low, high]
      }
      let parsed = parse(bytes, "zh-cn")
      #expect(parsed.lines == ["0-3000 \(text)"])
      #expect(parsed.findings == [])
    }
  }
}
