import RoadcastMarkdown
import Testing

/// What show notes have of GitHub's Markdown beyond CommonMark.
struct GitHubNotesTests {
  private func app(_ markdown: String) -> String {
    ShowNotes(markdown: markdown, for: .app).blocks.joined()
  }

  private func page(_ markdown: String) -> String {
    ShowNotes(markdown: markdown, for: .page).blocks.joined()
  }

  @Test(arguments: [
    ("https://example.com/prices", "https://example.com/prices", ""),
    ("http://e.com/?a=1&b=2.", "http://e.com/?a=1&amp;b=2", "."),
    ("https://e.com/a_b_c/*x*/", "https://e.com/a_b_c/*x*/", ""),
    ("https://e.com/wiki/Köln", "https://e.com/wiki/K%C3%B6ln", ""),
    ("https://müller.example/x", "https://xn--mller-kva.example/x", ""),
    ("https://e.com/prices。谢谢", "https://e.com/prices", "。谢谢"),
    ("https://e.com/prices.）", "https://e.com/prices", ".）"),
    ("https://e.com/a”", "https://e.com/a", "”"),
  ])
  func `a bare address is a link`(text: String, address: String, rest: String) throws {
    let words = String(text.dropLast(rest.count)).split(separator: "&").joined(separator: "&amp;")
    #expect(app("See \(text)") == "<p>See <a href=\"\(address)\">\(words)</a>\(rest)</p>")
    #expect(ShowNotes(markdown: text).droppedLinks.isEmpty)
  }

  @Test func `web addresses without a scheme and e-mail addresses are links`() {
    #expect(
      app("www.example.com/demo, mail briefings@example.com.")
        == "<p><a href=\"http://www.example.com/demo\">www.example.com/demo</a>, mail "
        + "<a href=\"mailto:briefings@example.com\">briefings@example.com</a>.</p>"
    )
    #expect(app("R@D, @home, a@b and w.x").contains("<a") == false)
  }

  @Test func `a link in a link's text is only words`() {
    #expect(
      app("[see <https://inner.example/> now](https://outer.example/)")
        == "<p><a href=\"https://outer.example/\">see https://inner.example/ now</a></p>"
    )
    #expect(
      app("[a ![p <https://x.example/>](https://y.example/) b](https://outer.example/)")
        == "<p><a href=\"https://outer.example/\">a p https://x.example/ b</a></p>"
    )
    // A link that's left out holds others.
    #expect(
      app("[see <https://inner.example/>](javascript:x)")
        == "<p>see <a href=\"https://inner.example/\">https://inner.example/</a></p>"
    )
  }

  @Test func `a link that's left out is reported with its address, problem and line`() {
    let notes = ShowNotes(markdown: "One\n\n[two](ftp://e.com/) <i>\n\n- [three](e.com/x)\n")
    #expect(notes.droppedLinks.map(\.address) == ["ftp://e.com/", "e.com/x"])
    #expect(notes.droppedLinks.map(\.line) == [3, 5])
    #expect(
      notes.droppedLinks.map(\.problem) == [
        "must start with https://, http:// or mailto:",
        "must start with https://, http:// or mailto:; did you mean https://e.com/x?",
      ]
    )
    #expect(notes.droppedHTML == 3)
  }

  @Test(arguments: [
    "Host: Dana Reyes\nGuest: Ann Lee\nProducer: Sam Poe", "主持人：张伟\n嘉宾：李娜",
    "0:00 Welcome\n12:30 The new scanner\n1:02:03 – One question", "• milk\n• eggs",
    "✅ Days 1–2: label the aisle\n🎙️ Day 3: four people learn", "[00:10] one\n[00:20] two",
  ])
  func `entries that begin alike keep their lines`(text: String) {
    let lines = text.split(separator: "\n").joined(separator: "<br>")
    #expect(app(text) == "<p>\(lines)</p>")
    // Only entries begin a line.
    #expect(
      app("This week: all\nof these.\n\(text)\nand more")
        == "<p>This week: all of these.<br>\(lines) and more</p>"
    )
  }

  @Test func `links alone in their lines keep them`() {
    #expect(
      app("Read more:\n[The plan](https://e.com/)\nhttps://e.com/form.")
        == "<p>Read more:<br><a href=\"https://e.com/\">The plan</a><br>"
        + "<a href=\"https://e.com/form\">https://e.com/form</a>.</p>"
    )
    #expect(app("**Host:** Dana\n**Guest:** Ann").contains("Dana<br><strong>Guest"))
  }

  @Test(arguments: [
    // One sentence a line, and lines that an editor filled.
    "Bright Harbor had written its goodbye letter.\nThen Maya got in the car.",
    "Three warehouses, 85 people, and nine days for\neverything. The plan fits on one page.",
    "One thing: walk before you sit.\nThen look for tape, waiting and paper.",
    "It takes ten minutes, at\n12:30 on Friday.", "See https://e.com/a for all\nof it.",
    "Then we asked: why\nwe do it: because it works",
  ])
  func `a line end in a text is a space`(text: String) {
    #expect(!app(text).contains("<br>"), "\(app(text))")
    #expect(app("one\ntwo") == "<p>one two</p>")
    #expect(app("- milk\n  two litres\n- eggs") == "<ul><li>milk two litres</li><li>eggs</li></ul>")
    #expect(app("免费试用\n九天") == "<p>免费试用九天</p>")
    #expect(app("one  \ntwo\\\nthree") == "<p>one<br>two<br>three</p>")
    #expect(app("Host: Dana\nGuest: Ann\n===") == "<p><strong>Host: Dana Guest: Ann</strong></p>")
  }

  @Test func `a table has lines in apps and cells on pages`() {
    let table = """
      | plan | **price** |
      | :--- | ---: |
      | basic | 10 |
      | [big](https://e.com/) | |

      After
      """
    #expect(
      ShowNotes(markdown: table).blocks == [
        "<p><strong>plan · <strong>price</strong></strong><br>basic · 10<br>"
          + "<a href=\"https://e.com/\">big</a> · –</p>",
        "<p>After</p>",
      ]
    )
    #expect(
      page(table) == "<table><thead><tr><th>plan</th><th><strong>price</strong></th></tr></thead>"
        + "<tbody><tr><td>basic</td><td>10</td></tr>"
        + "<tr><td><a href=\"https://e.com/\">big</a></td><td></td></tr></tbody></table><p>After</p>"
    )
    #expect(ShowNotes(markdown: table).texts == ["plan price basic 10 big", "After"])
    #expect(app("| | |\n|-|-|\n| a | b |") == "<p>a · b</p>")
    #expect(app("a | b\nc | d") == "<p>a | b<br>c | d</p>")
  }

  @Test func `struck-out text is struck out, whatever tags an app knows`() {
    #expect(app("The ~~old b~~ new") == "<p>The o\u{336}l\u{336}d\u{336} b\u{336} new</p>")
    #expect(page("The ~~old *b*~~ new") == "<p>The <del>old <em>b</em></del> new</p>")
    #expect(ShowNotes(markdown: "The ~~old~~ new").texts == ["The old new"])
    #expect(app("from ~5 to ~10") == "<p>from ~5 to ~10</p>")
  }

  @Test func `items of a task list are ticked or not`() {
    let html = "<ul><li>☑ call Dana</li><li>☐ write</li><li>plain</li></ul>"
    #expect(app("- [x] call Dana\n- [ ] write\n- plain") == html)
    #expect(page("- [x] call Dana\n- [ ] write\n- plain") == html)
  }

  @Test func `many notes are parsed at a time`() async {
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<200 {
        group.addTask { self.app("a ~~b~~ | www.e.com") }
        group.addTask { self.app("a b | c") }
      }
      for await html in group {
        #expect(
          html == "<p>a b | c</p>"
            || html == "<p>a b\u{336} | <a href=\"http://www.e.com\">www.e.com</a></p>"
        )
      }
    }
  }
}
