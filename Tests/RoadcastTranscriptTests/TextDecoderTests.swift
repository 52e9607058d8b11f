import RoadcastModel
@testable import RoadcastTranscript
import Testing

struct TextDecoderTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    var text: String
    var findings: [String] = []

    var testDescription: String { name }
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  static let samples = [
    Sample(name: "nothing", bytes: [], text: ""),
    Sample(name: "ASCII", bytes: Array("a\r\nb".utf8), text: "a\r\nb"),
    Sample(name: "UTF-8", bytes: Array("Zoë 日本 👋".utf8), text: "Zoë 日本 👋"),
    Sample(name: "UTF-8 with mark", bytes: mark + Array("Zoë".utf8), text: "Zoë"),
    Sample(name: "a mark alone", bytes: mark, text: ""),
    Sample(
      name: "UTF-16 LE",
      bytes: [0xFF, 0xFE, 0x5A, 0x00, 0xEB, 0x00, 0x3D, 0xD8, 0x4B, 0xDC],
      text: "Zë👋"
    ),
    Sample(name: "UTF-16 BE", bytes: [0xFE, 0xFF, 0x00, 0x5A, 0x00, 0xEB], text: "Zë"),
    Sample(name: "UTF-16 mark alone", bytes: [0xFF, 0xFE], text: ""),
    Sample(
      name: "UTF-16 with a lone surrogate on line 2",
      bytes: [0xFE, 0xFF, 0x00, 0x0A, 0xD8, 0x00, 0x00, 0x61],
      text: "\n\u{FFFD}a",
      findings: ["2 not-utf8"]
    ),
    Sample(
      name: "UTF-16 with half a unit",
      bytes: [0xFF, 0xFE, 0x61, 0x00, 0x62],
      text: "a\u{FFFD}",
      findings: ["1 not-utf8"]
    ),
    Sample(
      name: "Windows-1252 on line 3, after all kinds of line ends",
      bytes: Array("a\r\nb\r".utf8) + [0x80, 0x20, 0xE9, 0x0A, 0x93],
      text: "a\r\nb\r€ é\n“",
      findings: ["3 not-utf8"]
    ),
    Sample(
      name: "a UTF-8 surrogate is no UTF-8",
      bytes: [0xED, 0xA0, 0x80],
      text: "í\u{A0}€",
      findings: ["1 not-utf8"]
    ),
    Sample(
      name: "an over-long form is no UTF-8",
      bytes: [0xC0, 0xBC],
      text: "À¼",
      findings: ["1 not-utf8"]
    ),
    Sample(
      name: "controls",
      bytes: Array("ab\n\u{0}c\u{1B}\u{FFFE}\td".utf8),
      text: "ab\nc\td",
      findings: ["2 control-character"]
    ),
    Sample(
      name: "controls beyond ASCII, of which one ends lines elsewhere",
      bytes: Array("a\u{7F}b\u{9B}31mc\u{85}d\u{A0}é".utf8),
      text: "ab31mc d\u{A0}é",
      findings: ["1 control-character"]
    ),
    Sample(name: "what only begins like U+FFFE", bytes: Array("\u{FFFD}ﬁ".utf8), text: "\u{FFFD}ﬁ"),
    Sample(
      name: "UTF-16 without a mark",
      bytes: [0x61, 0x00, 0x62, 0x00],
      text: "ab",
      findings: ["1 control-character"]
    ),
  ]

  @Test(arguments: samples)
  func `files in any encoding are decoded`(sample: Sample) throws {
    var log = DiagnosticLog()
    let decoded = TextDecoder.text(of: sample.bytes, file: "a.vtt", into: &log)
    let text = try #require(decoded)
    #expect(Array(text.unicodeScalars) == Array(sample.text.unicodeScalars))
    let findings = log.diagnostics.map { "\($0.location.line ?? 0) \($0.rule.rawValue)" }
    #expect(findings == sample.findings)
    #expect(log.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func `the warning counts dropped characters and names the first`() {
    var log = DiagnosticLog()
    _ = TextDecoder.text(of: Array("\u{0}\u{1}\n\u{2}".utf8), file: "a.vtt", into: &log)
    #expect(
      log.diagnostics.map(\.description) == [
        "a.vtt:1: warning: 3 control characters are left out, the first of them U+0000; remove them "
          + "[control-character]"
      ]
    )
  }
}
