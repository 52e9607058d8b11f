import Testing

@testable import RoadcastMarkdown

struct TypographicTextTests {
  @Test(arguments: [
    ("How Northwind's nine days went", "How Northwind’s nine days went"),
    (#"She said "it's 'fine'""#, "She said “it’s ‘fine’”"),
    ("Nine days -- not ten --- really...", "Nine days – not ten — really…"),
    ("\"*Not* <b>bold</b>\" & `it's` \\ [a](b)", "“*Not* <b>bold</b>” & `it’s` \\ [a](b)"),
    ("- \"list\"", "- “list”"), ("1. It's", "1. It’s"), ("---", "—"),
    ("# \"No\" heading", "# “No” heading"),
    ("It's\n\n    it's", "It’s\n\n    it’s"), ("well-known", "well-known"), ("", ""),
    ("歩く\"人\" e\u{301}'s", "歩く”人” e\u{301}’s"),
  ])
  func `straight quotes, dashes and dots become typographic ones`(text: String, written: String) {
    #expect(TypographicText.written(text) == written)
  }

  @Test func `code and addresses in notes stay as they are`() {
    let markdown = """
      It's "new" -- `it's "code" --x` <https://example.com/a--b'c>

          "indented" -- code
      """
    let notes = ShowNotes(markdown: markdown, for: .page, isTypographic: true)
    #expect(notes.texts[0].hasPrefix("It’s “new” – it's \"code\" --x "))
    #expect(notes.blocks[0].contains("https://example.com/a--b"))
    #expect(notes.texts[1].contains("\"indented\" -- code"))
    #expect(ShowNotes(markdown: "It's").texts == ["It's"])
  }
}
