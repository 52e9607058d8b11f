import RoadcastTesting
import Testing

@testable import RoadcastFeed

struct XMLElementReaderTests {
  private func read(_ text: String) throws -> XMLTree { try XMLTree.read(Array(text.utf8)) }

  @Test func `elements, attributes and texts are read with their prefixes`() throws {
    let root = try read(
      """
      <r xmlns:p="urn:p" v="1"><p:l p:w="5"><a p:b="2 &amp; 3">x<![CDATA[<y>]]>&#122;</a><p:c/><a/></p:l></r>
      """
    )
    #expect((root.name, root.attributes) == ("r", ["v": "1"]))
    let list = try #require(root.first("p:l"))
    #expect(list.attributes == ["p:w": "5"])
    #expect(list.first("a")?.text == "x<y>z")
    #expect(list.first("a")?.attributes == ["p:b": "2 & 3"])
    #expect(list.children.map(\.name) == ["a", "p:c", "a"])
    #expect(list.all("a").count == 2)
  }

  @Test(arguments: [
    ("", 0), ("<r>", 1), ("<r>\n<a>\n</r>", 3), ("<r>&nbsp;</r>", 1), ("<r/><r/>", 1), ("text", 1),
    ("<r a=1/>", 1), ("<r>\n\u{1}</r>", 2), ("<r>a & b</r>", 1),
  ])
  func `the error of a malformed document has its line`(text: String, line: Int) {
    let failure = #expect(throws: XMLReadingError.self) { _ = try read(text) }
    if line > 0 { #expect(failure?.line == line) }
    #expect(failure?.message.isEmpty == false)
  }

  @Test func `a document type is refused, and its entities are never loaded`() {
    for text in [
      "<!DOCTYPE r><r/>", "<!DOCTYPE r [<!ENTITY a \"b\">]><r>&a;</r>",
      "<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><r/>",
      "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><r>&a;</r>",
    ] {
      #expect(throws: XMLReadingError.self) { _ = try read(text) }
    }
  }

  @Test func `lines end in one way, in sections too`() throws {
    var texts: [String] = []
    try XMLElementReader.read(
      Array("<a><b><c>1\r\n2\r3</c></b><b><c><![CDATA[1\r\n2\r3\r\n\r\n]]></c></b></a>".utf8)
    ) { element, depth in
      if depth == 2 { texts.append(element.text) }
    }
    #expect(texts == ["1\n2\n3", "1\n2\n3\n\n"])
  }

  @Test func `endless nesting is refused`() {
    let deep = String(repeating: "<a>", count: 5_000) + String(repeating: "</a>", count: 5_000)
    #expect(throws: XMLReadingError.self) { _ = try read(deep) }
    let bearable = String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
    #expect(throws: Never.self) { _ = try read(bearable) }
  }

  @Test(arguments: 0..<100)
  func `random bytes never trap`(seed: Int) {
    var random = SeededRandom(seed: seed)
    let bytes = Array("<r>".utf8) + random.bytes(200)
    #expect(throws: XMLReadingError.self) { _ = try XMLTree.read(bytes) }
  }
}
