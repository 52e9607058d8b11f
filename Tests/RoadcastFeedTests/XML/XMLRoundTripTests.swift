import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastFeed

struct XMLRoundTripTests {
  /// Writes a text as an element's and as an attribute's, and reads it back.
  private func roundTrip(_ text: String) throws -> (element: String, attribute: String) {
    let bytes = try XMLDocumentWriter.document("root") { xml in
      xml.element("list") { $0.element("item", ("value", text), text) }
    }
    let item = try #require(try XMLTree.read(bytes).first("list")?.first("item"))
    return (item.text, item.attributes["value"] ?? "")
  }

  @Test(arguments: [
    "", "plain", "a & b", "&amp;", "&nbsp;", "<b>bold</b>", "]]>", "<![CDATA[x]]>", "\"'",
    "a=\"b\"",
    " spaces  inside and around ", "line\nbreak", "tab\there", "carriage\r\nreturn", "\r", "\n",
    "Grüße", "日本語", "👩‍👩‍👧 🚗💨", "e\u{301}", "\u{10FFFD}", "\u{A0}", "<!-- no -->", "<?php ?>", "%&\\",
    "&#0;", "&#x1F600;",
  ])
  func `a text comes back as it was`(text: String) throws {
    let read = try roundTrip(text)
    #expect(Array(read.element.unicodeScalars) == Array(text.unicodeScalars))
    #expect(Array(read.attribute.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(arguments: 0..<200)
  func `any text of characters that XML allows comes back as it was`(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x9...0xD, 0xA0...0x2FF, 0x300...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF,
      ]
      let range = ranges.randomElement(using: &random) ?? 0x20...0x7E
      let scalar = Unicode.Scalar(.random(in: range, using: &random))
      if let scalar, scalar.isAllowedInXML, !scalar.isInvisibleOrMisleading { view.append(scalar) }
    }
    let read = try roundTrip(String(view))
    #expect(read.element.unicodeScalars.elementsEqual(view))
    #expect(read.attribute.unicodeScalars.elementsEqual(view))
  }

  @Test(arguments: [0x0, 0x1, 0x8, 0xB, 0xC, 0xE, 0x1F, 0x1B, 0xFFFE, 0xFFFF] as [UInt32])
  func `a character that XML doesn't allow is refused, with its place`(code: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(code))
    let text = "a\(Character(scalar))b"
    #expect(throws: XMLWritingError.forbiddenCharacter(scalar, name: "item")) {
      try XMLDocumentWriter.document("root") { $0.element("item", text) }
    }
    #expect(throws: XMLWritingError.forbiddenCharacter(scalar, name: "value")) {
      try XMLDocumentWriter.document("root") { $0.element("item", ("value", text)) }
    }
  }

  @Test func `characters that readers shouldn't meet are dropped`() throws {
    let read = try roundTrip("a\u{85}b\u{202E}c\u{FFFD}d\u{FEFF}e\u{7F}f")
    #expect((read.element, read.attribute) == ("abcdef", "abcdef"))
  }

  @Test func `a document begins with its declaration`() throws {
    let bytes = try XMLDocumentWriter.document("root") { xml in
      xml.attribute("a", "1")
      xml.attribute("b", "2")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<root a=\"1\" b=\"2\"/>\n")
  }

  @Test func `the first failure is the one that is thrown`() {
    #expect(throws: XMLWritingError.forbiddenCharacter("\u{1}", name: "b")) {
      try XMLDocumentWriter.document("root") { xml in
        xml.element("a") { $0.element("b", "\u{1}") }
        xml.element("c", "\u{2}")
      }
    }
  }

  @Test func `an attribute after content is a failure`() {
    #expect(throws: XMLWritingError.libxml("late")) {
      try XMLDocumentWriter.document("root") { xml in
        xml.text("text")
        xml.attribute("late", "1")
      }
    }
  }

  @Test func `the message of a forbidden character has its code and its element`() {
    let error = XMLWritingError.forbiddenCharacter("\u{1B}", name: "title")
    #expect(error.message == "<title> would contain U+001B, which XML doesn't allow")
  }
}
