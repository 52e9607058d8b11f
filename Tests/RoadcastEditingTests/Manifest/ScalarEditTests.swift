import RoadcastEditing
import RoadcastManifest
import RoadcastModel
import Testing

struct ScalarEditTests {
  @Test(
    arguments: [
      ("title: Old\npublished: 2026-11-20\n", "title: New\npublished: 2026-11-20\n"),
      ("title: Old   # why\n", "title: New   # why\n"),
      ("title: \"Old\"  # why\n", "title: \"New\"  # why\n"),
      ("title: 'Old'\n", "title: 'New'\n"),
      ("title:\n", "title: New\n"),
      ("title: \n", "title: New\n"),
      ("title: # later\n", "title: New # later\n"),
      ("title:\tOld\n", "title:\tNew\n"),
      ("title : Old\n", "title : New\n"),
      ("\"title\": Old\n", "\"title\": New\n"),
      ("title: Old\r\nnumber: 1\r\n", "title: New\r\nnumber: 1\r\n"),
      ("\u{FEFF}title: Old\n", "\u{FEFF}title: New\n"),
      ("---\ntitle: Old\n...\n", "---\ntitle: New\n...\n"),
      ("title: Old", "title: New"),
      ("title: Old\n  that goes on\nnumber: 1\n", "title: New\nnumber: 1\n"),
      ("title: \"Old\n  that goes on\"\nnumber: 1\n", "title: \"New\"\nnumber: 1\n"),
      ("title: |\n  Old\n\nnumber: 1\n", "title: |\n  New\n\nnumber: 1\n"),
      ("title: >-\n    Old\n    text\n# c\n", "title: >-\n    New\n# c\n"),
      ("title: |  # why\n  Old\n", "title: |  # why\n  New\n"),
      ("{ title: Old, number: 1 }\n", "{ title: New, number: 1 }\n"),
      ("title: [a, b] # c\n", "title: New # c\n"),
      ("title:\n  - a\n  - b\nnumber: 1\n", "title: New\nnumber: 1\n"),
      ("title: # c\n  - a\n  - b\nnumber: 1\n", "title: New # c\nnumber: 1\n"),
      ("# Überschrift\ntitle: Öl # ö\nnumber: 1\n", "# Überschrift\ntitle: New # ö\nnumber: 1\n"),
    ]
  )
  func `only the value changes`(old: String, new: String) throws {
    #expect(try EditableManifest(episode: old).setting("title", .text("New")) == new)
  }

  @Test(
    arguments: [
      ("no", "\"no\""), ("Yes", "\"Yes\""), ("12", "\"12\""), ("-1.5e3", "\"-1.5e3\""),
      ("5:00", "\"5:00\""), ("2026-11-20", "\"2026-11-20\""), ("~", "\"~\""), ("", "\"\""),
      ("null", "\"null\""), ("a: b", "\"a: b\""), ("a:b", "a:b"), ("ends:", "\"ends:\""),
      ("# x", "\"# x\""), ("a #x", "\"a #x\""), ("a#x", "a#x"), (" x", "\" x\""),
      ("x ", "\"x \""), ("- x", "\"- x\""), ("-x", "-x"), ("&x", "\"&x\""), ("*x", "\"*x\""),
      ("!x", "\"!x\""), ("[x]", "\"[x]\""), ("{x", "\"{x\""), ("a, b", "a, b"), ("x]", "x]"),
      ("@x", "\"@x\""), ("`x`", "\"`x`\""), ("%x", "\"%x\""), ("? x", "\"? x\""), ("?x", "?x"),
      ("\"x\"", "'\"x\"'"), ("it's", "it's"), ("'x'", "\"'x'\""), ("a\\b", "a\\b"),
      ("\"it's\"", "'\"it''s\"'"), ("“x”", "\"“x”\""), ("Größe", "Größe"), ("🎙 Live", "🎙 Live"),
      ("a\u{2028}b", "\"a\\u2028b\""), ("a\u{85}b", "\"a\\x85b\""), ("a\u{7}b", "\"a\\x07b\""),
      ("a\tb", "a\tb"), ("---", "\"---\""), ("...", "\"...\""), ("0x1F", "\"0x1F\""),
      ("0o17", "\"0o17\""), ("1_000", "\"1_000\""), (".inf", "\".inf\""), ("<<", "\"<<\""),
      ("=", "\"=\""), ("2 pilots", "2 pilots"), ("2026", "\"2026\""), ("3.5 %", "3.5 %"),
      ("1,000", "\"1,000\""), ("Q4: plan", "\"Q4: plan\""), ("|", "\"|\""), (">x", "\">x\""),
      ("https://example.com/a?b#c", "https://example.com/a?b#c"),
    ]
  )
  func `a text gets quotes only where it needs them`(text: String, written: String) throws {
    let manifest = EditableManifest(episode: "title: Old\nnumber: 1\n")
    #expect(try manifest.setting("title", .text(text)) == "title: \(written)\nnumber: 1\n")
  }

  @Test func `numbers and dates stay without quotes`() throws {
    let manifest = EditableManifest(episode: "title: A\npublished: 2026-11-20\n")
    let edits = ["number": "12", "draft": "true", "expires": "2027-05-20 06:00", "season": "2"].map
    {
      ManifestEdit.set(ManifestPath([.key($0)]), NewValue(typed: $1, for: ManifestPath([.key($0)])))
    }
    #expect(
      try manifest.applying(edits).text == """
        title: A
        published: 2026-11-20
        number: 12
        season: 2
        draft: true
        expires: 2027-05-20 06:00

        """
    )
  }

  @Test(
    arguments: [
      ("title: A\n", "title: A\nsummary: |\n  One.\n\n  Two.\n"),
      ("title: A", "title: A\nsummary: |\n  One.\n\n  Two."),
      (
        "title: A\r\nnumber: 1\r\n",
        "title: A\r\nsummary: |\r\n  One.\r\n\r\n  Two.\r\nnumber: 1\r\n"
      ),
      (
        "title: A\nsummary: Old # c\nnumber: 1\n",
        "title: A\nsummary: | # c\n  One.\n\n  Two.\nnumber: 1\n"
      ),
      (
        "title: A\nsummary: |-\n     Old\n       x\n\n\n# c\n",
        "title: A\nsummary: |-\n     One.\n\n     Two.\n\n\n# c\n"
      ),
      ("title: A\nsummary: >\n  Old\n", "title: A\nsummary: >\n  One.\n\n\n  Two.\n"),
      ("{title: A}\n", "{title: A, summary: \"One.\\n\\nTwo.\"}\n"),
    ]
  )
  func `a text of several lines is written after a bar`(old: String, new: String) throws {
    let text = "One.\r\n\r\nTwo.\r\n"
    #expect(try EditableManifest(episode: old).setting("summary", .text(text)) == new)
  }

  @Test(
    arguments: [
      ("title: &a Old\n", 1, 8), ("title: Old\nnotes: *a\n", 2, 8), ("title: !!str Old\n", 1, 8),
      ("title: Old\n  x: [\n", 2, 1), ("title: Old\n---\ntitle: New\n", 2, 1),
      ("- title\n", 1, 1),
    ]
  )
  func `what isn't certain is refused with its place`(text: String, line: Int, column: Int) throws {
    let manifest = EditableManifest(episode: text)
    let refusal = try #require(manifest.refusal)
    #expect(refusal.location.line == line)
    #expect(!refusal.reason.isEmpty)
    #expect(throws: refusal) { try manifest.setting("title", .text("New")) }
  }

  @Test func `a key that appears twice is refused, and others can be changed`() throws {
    let manifest = EditableManifest(episode: "title: A\nnumber: 1\ntitle: B\n")
    let path = try #require(ManifestPath("title"))
    #expect(manifest.refusal(at: path)?.location.line == 3)
    #expect(throws: EditRefusal.self) { try manifest.setting("title", .text("New")) }
    #expect(
      try manifest.setting("number", .plain("2")) == "title: A\nnumber: 2\ntitle: B\n"
    )
  }

  @Test func `the same value changes nothing`() throws {
    for text in ["title: 'A'\n", "title: |\n  A\n", "title: A"] {
      #expect(try EditableManifest(episode: text).setting("title", .text("A")) == text)
    }
  }
}
