import RoadcastTesting
import Testing

/// Show notes and addresses as people hand them in, and what the feed makes of them.
struct NotesTests {
  private func built(
    notes: String,
    show: String = "",
    baseURL: String? = nil
  ) throws -> (workspace: SampleWorkspace, outcome: Outcome) {
    let workspace = try SampleWorkspace(show: SampleWorkspace.shortLength + show)
    if let baseURL {
      let text = try workspace.text("episodes/show.yml")
      try workspace.write(
        text.replacing(SampleWorkspace.baseURL, with: baseURL),
        to: "episodes/show.yml"
      )
    }
    try workspace.addEpisode("one", manifest: "notes: notes.md\n", recordings: ["01.wav": .tone()])
    try workspace.write(notes, to: "episodes/one/notes.md")
    let outcome = try workspace.run("build")
    return (workspace, outcome)
  }

  private func description(of notes: String) throws -> String {
    let (workspace, outcome) = try built(notes: notes)
    #expect(outcome.end == .exited(0))
    #expect(outcome.rules == [])
    return try workspace.feedText("//item/description")
  }

  @Test func `links with letters of any script, spaces and bars are percent-encoded`() throws {
    #expect(
      try description(
        of: "See [Köln](https://de.example.org/wiki/Köln) and "
          + "[the list](<https://example.com/price list.pdf>) and [sheet](https://example.com/a|b)."
      )
        == "<p>See <a href=\"https://de.example.org/wiki/K%C3%B6ln\">Köln</a> and "
        + "<a href=\"https://example.com/price%20list.pdf\">the list</a> and "
        + "<a href=\"https://example.com/a%7Cb\">sheet</a>.</p>"
    )
  }

  @Test func `lines, tables, task lists and bare addresses come out as on GitHub`() throws {
    #expect(
      try description(
        of: """
          Host: Dana Reyes
          Guest: Ann Lee

          Price list: https://example.com/prices

          | plan | price |
          | --- | --- |
          | basic | 10 |

          - [x] call Dana
          """
      ) == """
        <p>Host: Dana Reyes<br>Guest: Ann Lee</p>
        <p>Price list: <a href="https://example.com/prices">https://example.com/prices</a></p>
        <p><strong>plan · price</strong><br>basic · 10</p>
        <ul><li>☑ call Dana</li></ul>
        """
    )
  }

  @Test func `a page shows a table as a table, and struck-out text`() throws {
    let (workspace, _) = try built(notes: "| a | b |\n| - | - |\n| ~~c~~ | d |\n")
    let page = try workspace.text("feed/episodes/one.html")
    #expect(page.contains("<tbody><tr><td><del>c</del></td><td>d</td></tr></tbody></table>"))
  }

  @Test func `long notes in Chinese are shortened, not left out`() throws {
    let sentence = "三个仓库，八十五个人，四万个货位，九天。"
    let notes = String(repeating: sentence, count: 100)
    let (workspace, outcome) = try built(notes: notes)
    #expect(outcome.end == .exited(0))
    let short = try workspace.feedText("//item/description")
    #expect((3_900...4_000).contains(short.utf8.count))
    #expect(short.hasPrefix("<p>\(sentence)"))
    #expect(short.hasSuffix("九天。…</p>"))
    #expect(try workspace.feedText("//item/*[name()='content:encoded']") == "<p>\(notes)</p>")
  }

  @Test func `a host beyond ASCII is written in Punycode everywhere`() throws {
    let (workspace, outcome) = try built(
      notes: "x",
      baseURL: "https://medien.müller-radio.de/brief ing/"
    )
    #expect(outcome.end == .exited(0))
    #expect(outcome.rules == [])
    let base = "https://medien.xn--mller-radio-thb.de/brief%20ing/"
    #expect(try workspace.feedText("//channel/*[name()='atom:link']/@href") == "\(base)feed.xml")
    #expect(try workspace.feedText("//item/enclosure/@url").hasPrefix("\(base)audio/one-"))
    #expect(!(try workspace.text("feed/feed.xml").contains("müller")))
  }

  @Test(arguments: ["\u{200B}", "\u{3164}\u{2060}", "\u{2800} \u{FE0F}"])
  func `a title of invisible characters is refused`(title: String) throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    try workspace.write(
      "title: \"\(title)\"\npublished: 2026-11-20T06:00:00Z\n",
      to: "episodes/one/episode.yml"
    )
    let outcome = try workspace.run("check")
    #expect(outcome.rules.contains("missing-value"))
    #expect(outcome.stderr.contains("`title` has only invisible characters"))
  }

  @Test(arguments: [0xFDD0, 0xFFFE, 0x1FFFF, 0x10FFFE] as [UInt32])
  func `noncharacters are refused in titles and notes`(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let code = String(value, radix: 16, uppercase: true)
    let escape = "\\U" + String(repeating: "0", count: 8 - code.count) + code
    let workspace = try SampleWorkspace()
    for slug in ["one", "two"] {
      try workspace.addEpisode(
        slug,
        manifest: "notes: notes.md\n",
        recordings: ["01.wav": .tone(slug == "one" ? 400 : 500)]
      )
    }
    try workspace.write("One\n\(scalar)two\n", to: "episodes/one/notes.md")
    try workspace.write(
      "title: \"a\(escape)b\"\npublished: 2026-11-21T06:00:00Z\n",
      to: "episodes/two/episode.yml"
    )
    let outcome = try workspace.run("check")
    #expect(outcome.rules.contains("control-character"))
    #expect(outcome.stderr.contains("`title` contains the noncharacter U+\(code); remove it"))
    #expect(outcome.stderr.contains("notes.md:2: error: contains the noncharacter U+\(code)"))
  }
}

extension SampleWorkspace {
  /// The text of an XPath expression in the main feed.
  fileprivate func feedText(_ expression: String) throws -> String {
    try XMLFile(path("feed/feed.xml")).text(expression)
  }
}
