import RoadcastMarkdown
import RoadcastFeed
import RoadcastModel
import RoadcastTesting
import Testing

struct ItemDescriptionTests {
  private func description(
    summary: String? = nil,
    notes: String? = nil,
    chapters: [String] = [],
    tags: [(facet: String, tags: [String])] = [],
    feedback: String? = nil,
    subject: String = "Kick-off"
  ) -> ItemDescription {
    ItemDescription(
      summary: summary,
      notes: notes.map { ShowNotes(markdown: $0) },
      chapters: chapters.enumerated().map { index, title in
        Chapter(
          title: title,
          start: Milliseconds(index * 61_500),
          end: Milliseconds((index + 1) * 61_500)
        )
      },
      tags: tags,
      feedback: feedback,
      subject: subject
    )
  }

  @Test func `it contains summary, notes, chapters, tags and a feedback link`() {
    let whole = description(
      summary: "R&D's news.\n\nAnd more.",
      notes: "- a\n- b",
      chapters: ["Welcome", "<News>", "Bye"],
      tags: [("kind", ["news"]), ("outcome", ["retention", "cost-saving"])],
      feedback: "mailto:a@b.c",
      subject: "Kick-off & more"
    )
    #expect(
      whole.short == """
        <p>R&amp;D&#39;s news.</p>
        <p>And more.</p>
        <ul><li>a</li><li>b</li></ul>
        <p>00:00:00 Welcome<br>00:01:01 &lt;News&gt;<br>00:02:03 Bye</p>
        <p>kind: news; outcome: retention, cost-saving</p>
        <p><a href="mailto:a@b.c?subject=Kick-off%20%26%20more&amp;body=Episode%3A%20\
        Kick-off%20%26%20more%0D%0ATime%3A%20%5Btime%5D%0D%0A%0D%0AWhat%20happened%3F%0D%0A%0D%0A%0D%0A\
        With%20which%20customer%3F%0D%0A%0D%0A%0D%0AWhat%20would%20help%3F%0D%0A%0D%0A">Tell us what you think</a></p>
        """
    )
    #expect(whole.full == nil)
  }

  @Test func `two chapters aren't listed, and an existing query is extended`() {
    #expect(description(chapters: ["a", "b"]).short.isEmpty)
    let answer = description(feedback: "https://e.com/?a=b").short
    #expect(answer.contains("href=\"https://e.com/?a=b&amp;subject=Kick-off\""))
  }

  @Test func `a long text is cut at a block, and the feedback link stays`() throws {
    let paragraph = String(repeating: "word ", count: 200).trimmed
    let long = description(
      summary: "Short.",
      notes: Array(repeating: paragraph, count: 10).joined(separator: "\n\n"),
      feedback: "mailto:a@b.c"
    )
    #expect(long.short.hasPrefix("<p>Short.</p>\n<p>word "))
    #expect(long.short.hasSuffix("Tell us what you think</a></p>"))
    #expect(long.short.utf8.count > 2_900)
    #expect(try #require(long.full).utf8.count > 10_000)
    #expect(long.full?.contains(long.short.split(separator: "\n")[1]) == true)
  }

  @Test func `a summary that is too long as HTML ends at a word`() throws {
    let summary = Array(repeating: "R&D & sales,", count: 300).joined(separator: " ")
    #expect(summary.utf8.count <= Limits.summaryBytes)
    let long = description(summary: summary)
    #expect(long.short.hasPrefix("<p>R&amp;D &amp; sales, R&amp;D"))
    #expect(long.short.hasSuffix("…</p>"))
    #expect(3_900...4_000 ~= long.short.utf8.count)
    let words = long.short.dropFirst(3).dropLast("…</p>".count).split(separator: " ")
    #expect(words.allSatisfy { ["R&amp;D", "&amp;", "sales,"].contains($0) })
    #expect(try #require(long.full).hasPrefix("<p>R&amp;D"))
  }

  @Test func `a script without spaces is cut between characters`() {
    let long = description(summary: String(repeating: "日", count: 1_333))
    #expect(long.short.hasPrefix("<p>日日"))
    #expect(long.short.hasSuffix("日…</p>"))
    #expect(3_990...4_000 ~= long.short.utf8.count)
  }

  @Test(arguments: 0..<150)
  func `it never has more than 4000 bytes, and no tag is cut`(seed: Int) {
    var random = SeededRandom(seed: seed)
    func words(_ most: Int) -> String {
      let words = [
        "word", "Grüße", "日本語", "👩‍👩‍👧", "R&D", "<b>", "\"quoted\"", "*em*", "[a](https://e.com)",
      ]
      return (0..<Int.random(in: 1...most, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
    }
    let made = description(
      summary: Bool.random(using: &random) ? words(500) : nil,
      notes: (0..<Int.random(in: 0...12, using: &random)).map { _ in words(200) }
        .joined(separator: "\n\n"),
      chapters: (0..<Int.random(in: 0...60, using: &random)).map { _ in words(6) },
      tags: (0..<Int.random(in: 0...6, using: &random)).map { ("facet\($0)", [words(10)]) },
      feedback: Bool.random(using: &random) ? "mailto:a@b.c" : nil,
      subject: words(5)
    )
    #expect(made.short.utf8.count <= 4_000)
    #expect(TagBalance(made.short).isBalanced)
    #expect(!made.short.contains("\u{FFFD}"))
    if let full = made.full {
      #expect(full.utf8.count > 4_000)
      #expect(TagBalance(full).isBalanced)
    }
  }

  @Test func `notes of one long block are cut at the end of a sentence`() {
    let sentence = "Nine *days* [it](https://a.example/) took & more. "
    let made = description(notes: String(repeating: sentence, count: 200))
    #expect((3_800...4_000).contains(made.short.utf8.count))
    #expect(made.short.hasSuffix("took &amp; more.…</p>"))
    #expect(TagBalance(made.short).isBalanced)
    let list = description(notes: String(repeating: "- one **thing** of many words\n", count: 300))
    #expect((3_800...4_000).contains(list.short.utf8.count))
    #expect(TagBalance(list.short).isBalanced)
  }

  @Test func `a text of exactly 4000 bytes is whole`() {
    let fits = description(summary: String(repeating: "a", count: 3_993))
    #expect((fits.short.utf8.count, fits.full) == (4_000, nil))
    let over = description(summary: String(repeating: "a", count: 3_994))
    #expect(over.full?.utf8.count == 4_001)
    #expect(over.short.utf8.count <= 4_000)
  }
}
