import RoadcastModel
import Testing

@testable import RoadcastSite

struct SearchTermsTests {
  private func terms(_ text: String) -> [String] {
    var terms = SearchTerms()
    terms.add(text)
    return terms.terms.sorted()
  }

  @Test(arguments: [
    ("It's Nine days, NINE!", ["days", "it", "nine", "s"]),
    ("Café Ångström, cafe\u{301}, Łódź", ["angstrom", "cafe", "lodz"]),
    ("免费试用。九", ["九", "免费", "试用", "费试", "用"]),
    ("Wren的新产品 v2", ["v2", "wren", "产品", "品", "新产", "的新"]),
    ("Привет, ЙОД и\u{306}од, а\u{301}а", ["йод", "привет", "аа"]),
    ("Ελλάδα ΟΔΟΣ", ["ελλαδα", "οδοσ"]),
    ("हिन्दी", ["हिन्दी"]),
    ("무료 시험을", ["무료", "료", "시험", "험을", "을"]),
    ("\u{E17}\u{E35}\u{E48}", ["\u{E17}\u{E35}", "\u{E35}\u{E48}", "\u{E48}"]),
    ("— …", []),
    (String(repeating: "ab", count: 30), [String(repeating: "ab", count: 20)]),
  ])
  func `words are compared without case and accents, and writing without spaces in pairs`(
    text: String,
    expected: [String]
  ) {
    #expect(terms(text) == expected.sorted())
  }

  @Test func `a text goes on with no word of the one before it`() {
    let texts = ["产品", "ab", "cd品"]
    #expect(SearchTerms(of: texts).terms.sorted() == ["ab", "cd", "产品", "品"].sorted())
  }

  @Test func `an index names the episodes of each term, in several files when it's large`() throws {
    let listening = try ListeningPages()
    let pages = listening.episodePages(ListeningPagesTests.header, feed: .main)
    var parts = listening.parts
    let episodes = (0..<60).map { number in
      var episode = EpisodePageContent(
        slug: "e\(number)",
        title: number == 7 ? "Odd one" : "Even",
        published: Moment(seconds: 0),
        duration: Milliseconds(1_000),
        audio: "audio/e.mp3"
      )
      episode.spokenTerms = Set((0..<200).map { "term\($0 * 61 + number)" })
      // Both said and written.
      if number == 7 { episode.spokenTerms.insert("odd") }
      return pages.listed(episode, [], sharing: &parts)
    }
    let index = SearchIndexFiles(of: episodes)
    #expect(index.files.count > 5)
    let lines = index.files.map { String(decoding: $0, as: UTF8.self) }
    #expect(lines.joined().contains("\nodd 7\n"))
    #expect(lines.joined().contains("even 0,1,1,1,1,1,1,2,1,"))
    for (first, file) in zip(index.firstTerms, lines) { #expect(file.hasPrefix(first + " ")) }
    #expect(index.firstTerms == index.firstTerms.sorted())
  }
}
