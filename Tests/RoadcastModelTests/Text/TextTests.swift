import RoadcastModel
import Testing

/// `String+Display` and `Unicode.Scalar+Display`.
struct TextTests {
  @Test(arguments: [
    ("plain", "plain"), ("Grüße 日本 👋", "Grüße 日本 👋"), ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
    ("\u{1B}[31mred", "\\u{1b}[31mred"), ("\u{0}", "\\u{0}"), ("\u{7F}\u{9B}", "\\u{7f}\\u{9b}"),
    ("\u{202E}gpj.wav", "\\u{202e}gpj.wav"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
    ("a\u{2028}b", "a\\u{2028}b"), ("\u{FEFF}x", "\\u{feff}x"),
  ])
  func `an escaped text can't disturb a terminal`(text: String, shown: String) {
    #expect(text.escapedForDisplay == shown)
  }

  @Test(arguments: [
    ("\u{0}", "U+0000"), ("\u{1B}", "U+001B"), ("\u{9F}", "U+009F"), ("\u{202E}", "U+202E"),
    ("\u{1F44B}", "U+1F44B"), ("\u{10FFFF}", "U+10FFFF"),
  ])
  func `a code point is written in hexadecimal digits`(scalar: Unicode.Scalar, shown: String) {
    #expect(scalar.codePoint == shown)
  }

  @Test func `a quoted text has at most 80 characters`() {
    let long = String(repeating: "x", count: 200)
    #expect(long.quoted == "\"\(String(repeating: "x", count: 79))…\"")
    #expect("retenton".quoted == "\"retenton\"")
  }

  @Test func `invisible and misleading characters are removed`() {
    #expect("a\u{0}b\u{202E}c\u{FFFD}d\u{85}e\n".withoutControls == "abcde\n")
    #expect("Grüße 👩‍👩‍👧".withoutControls == "Grüße 👩‍👩‍👧")
  }

  @Test func `white space of any kind is trimmed at the start and the end`() {
    #expect(" \t\r\n\u{A0}\u{3000}a b\u{2003} ".trimmed == "a b")
    #expect(" \n ".trimmed.isEmpty)
  }

  @Test(
    arguments: [
      (0x9, true), (0xA, true), (0xD, true), (0x20, true), (0xD7FF, true), (0xE000, true),
      (0xFFFD, true), (0x10000, true), (0x10FFFF, true), (0x0, false), (0x8, false), (0xB, false),
      (0xC, false), (0x1F, false), (0xFFFE, false), (0xFFFF, false),
    ] as [(UInt32, Bool)]
  )
  func `XML can contain what its Char production lists`(code: UInt32, isAllowed: Bool) throws {
    #expect(try #require(Unicode.Scalar(code)).isAllowedInXML == isAllowed)
  }
}
