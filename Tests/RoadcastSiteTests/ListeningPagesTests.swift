import RoadcastModel
import Testing

@testable import RoadcastSite

/// The pages of an episode whose texts contain markup.
struct ListeningPagesTests {
  private static let hostile =
    "</title><script>alert(1)</script>\" onload='x' &amp; <\u{301}b> \u{5D0}"

  private func pages() throws -> [String: String] {
    let text = Self.hostile
    var episode = EpisodePageContent(
      slug: "one",
      title: text,
      published: Moment(seconds: 1_700_000_000),
      duration: Milliseconds(61_999),
      audio: "audio/one-00.mp3"
    )
    episode.summary = text
    episode.notes = "<p>Made of <em>Markdown</em></p>"
    episode.chapters = [Chapter(title: text, start: Milliseconds(0), end: Milliseconds(61_999))]
    let listening = try ListeningPages()
    var parts = listening.parts
    let feed = FeedName.audience("west")
    episode.transcript = ListeningPages.transcript(
      of: [Cue(start: Milliseconds(1_250), end: Milliseconds(2_000), speaker: text, text: text)],
      chapters: episode.chapters,
      audio: episode.audio,
      feed: feed
    )
    episode.tags = [EpisodePageContent.Tag(facet: "customer", value: text)]
    episode.clips = [
      EpisodePageContent.Clip(
        title: text,
        start: Milliseconds(1_000),
        end: Milliseconds(31_000),
        path: "clips/one-00.mp3"
      )
    ]
    episode.transcripts = [EpisodePageContent.File(name: "VTT", path: "transcripts/one-00.vtt")]
    episode.answer = "https://example.com/?a=\"b"
    let header = PageHeader(
      title: text,
      description: text,
      language: "en",
      isPrivate: true,
      copyright: text,
      feed: "audiences/west.xml",
      feedAddress: "https://example.com/audiences/west.xml",
      cover: PageCover(
        small: "cover-160-00.jpg",
        medium: "cover-320-00.jpg",
        large: "cover-640-00.jpg"
      )
    )
    let own = listening.episodePages(header, feed: feed)
    let listed = own.listed(episode, [], sharing: &parts)
    let pages =
      own.drafts(
        of: episode,
        embedAddress: "https://example.com/audiences/west/embed/one.html",
        sharing: &parts
      ).map { ListeningPages.Page(path: $0.path, bytes: $0.render().bytes) }
      + listening.overviews(header, episodes: [listed], facets: ["customer"], feed: feed)
      .flatMap { $0() }
    return Dictionary(
      uniqueKeysWithValues: pages.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    )
  }

  @Test func `a feed has an index, and a page for each episode and facet`() throws {
    #expect(
      try pages().keys.sorted() == [
        "audiences/west/archive.html", "audiences/west/embed/one.html",
        "audiences/west/episodes/one.html",
        "audiences/west/index.html", "audiences/west/search.html",
        "audiences/west/search/episodes.json", "audiences/west/search/terms-0.txt",
        "audiences/west/subscribe.html",
        "audiences/west/tags/customer.html",
      ]
    )
  }

  @Test func `markup in a text is shown as text`() throws {
    for (path, page) in try pages() where path.hasSuffix(".html") {
      // Bytes, because a bracket with a combining accent is another character.
      let bytes = Array(page.utf8)
      func holds(_ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }
      #expect(!holds("<script>"), "\(path)")
      #expect(!holds("<\u{301}"), "\(path)")
      #expect(!holds("\" onload"), "\(path)")
      #expect(holds("&lt;script&gt;alert(1)"), "\(path)")
      #expect(holds("&lt;\u{301}b&gt;"), "\(path)")
      #expect(holds("&amp;amp;"), "\(path)")
    }
  }

  @Test func `links go up from an audience's page to the media`() throws {
    let page = try #require(try pages()["audiences/west/episodes/one.html"])
    #expect(page.contains("src=\"../../../audio/one-00.mp3\""))
    #expect(page.contains("href=\"../../../audio/one-00.mp3#t=1.250\""))
    #expect(page.contains("href=\"../index.html\""))
    #expect(page.contains("href=\"../tags/customer.html#tag-"))
    #expect(page.contains("<p>Made of <em>Markdown</em></p>"))
    #expect(page.contains("· 1 min<"))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
  }

  @Test func `the code to embed an episode has an address that servers don't make private`() throws
  {
    let page = try #require(try pages()["audiences/west/episodes/one.html"])
    #expect(
      page.contains(
        "&lt;iframe src=&quot;https:&#47;&#47;example.com/audiences/west/embed/one.html"
      )
    )
    #expect(!page.contains("://example.com/audiences/west/embed/"))
  }

  @Test func `different tags have different anchors`() {
    #expect(TagWords.anchor("Acme Co") == "tag-Acme_20Co")
    #expect(TagWords.anchor("Acme_20Co") == "tag-Acme_5F20Co")
  }

  static let header = PageHeader(
    title: "Show",
    description: "",
    language: "en",
    isPrivate: true,
    copyright: nil,
    feed: "feed.xml",
    feedAddress: "https://example.com/feed.xml",
    cover: PageCover(small: "small.jpg", medium: "medium.jpg", large: "large.jpg")
  )

  private static let embedAddress = "https://example.com/embed/one.html"

  private static let tag = EpisodePageContent.Tag(facet: "kind", value: "news")

  private static let waveform = WaveformBars(
    text: String(repeating: "A", count: WaveformBars.count)
  )

  private static func episode(
    _ change: (inout EpisodePageContent) -> Void
  ) -> EpisodePageContent {
    var episode = EpisodePageContent(
      slug: "one",
      title: "One",
      published: Moment(seconds: 1_700_000_000),
      duration: Milliseconds(61_999),
      audio: "audio/one-00.mp3"
    )
    episode.chapters = chapters("First", "Second")
    change(&episode)
    return episode
  }

  private static func chapters(_ titles: String...) -> [Chapter] {
    titles.enumerated().map { number, title in
      Chapter(
        title: title,
        start: Milliseconds(10_000 * number),
        end: Milliseconds(10_000 * (number + 1))
      )
    }
  }

  private static let shortDates = DateWords(
    months: (1...12).map { "\($0)" },
    shortMonths: (1...12).map { "\($0)" },
    weekdays: (1...7).map { "\($0)" },
    longPattern: "d.M.y",
    shortPattern: "d.M.y"
  )

  @Test func `drafts have equal forms only with equal values`() throws {
    let listening = try ListeningPages()
    /// Those of an episode's page and of the small player.
    func forms(
      _ header: PageHeader = Self.header,
      feed: FeedName = .main,
      embedAddress: String = Self.embedAddress,
      _ change: (inout EpisodePageContent) -> Void = { _ in }
    ) -> [[UInt8]?] {
      var parts = listening.parts
      let pages = listening.episodePages(header, feed: feed)
      return pages.drafts(
        of: Self.episode(change),
        embedAddress: embedAddress,
        sharing: &parts
      ).map(\.form)
    }
    var open = Self.header
    open.isPrivate = false
    let tag = Self.tag
    let shownByBoth = [
      forms(), forms(open), forms(feed: .audience("west")), forms { $0.title = "on" },
      forms { $0.audio = "audio/one-01.mp3" },
      forms { $0.waveform = Self.waveform }, forms { $0.chapters = [] },
      forms { $0.chapters[1].start = Milliseconds(20_000) },
      forms { $0.duration = Milliseconds(62_999) },
    ]
    let shownByPage = [
      forms { $0.summary = "" }, forms { $0.notes = "" }, forms { $0.tags = [tag] },
      forms { $0.tags = [tag, tag] }, forms { $0.published = Moment(seconds: 1_700_086_400) },
      forms { $0.answer = "https://example.com/answer" },
      forms { $0.chapters = Self.chapters("First", "Third") },
      forms(embedAddress: "https://example.com/embed/two.html"),
    ]
    #expect(forms() == forms())
    let pages = (shownByBoth + shownByPage).map { $0[0] }
    let players = (shownByBoth + [forms { $0.slug = "two" }]).map { $0[1] }
    #expect(!(pages + players).contains(nil))
    #expect(Set(pages).count == pages.count)
    #expect(Set(players).count == players.count)
  }

  @Test func `pages share only parts that show the same`() throws {
    let changes: [(inout EpisodePageContent) -> Void] = [
      { $0.title = "Uno" }, { $0.slug = "two" }, { $0.summary = "Summary" },
      { $0.answer = "https://example.com/answer" }, { $0.dateWords = Self.shortDates },
      { $0.published = Moment(seconds: 1_700_086_400) },
      { $0.audio = "audio/one-01.mp3" }, { $0.voicemail = "voicemail/one-00.wav" },
      { $0.notes = "<p>Notes</p>" }, { $0.duration = Milliseconds(62_999) },
      { $0.waveform = Self.waveform },
      { $0.chapters = Self.chapters("First", "Third") }, { $0.chapters = [] },
      { $0.chapters[1].start = Milliseconds(20_000) }, { $0.tags = [Self.tag] },
      {
        var tag = Self.tag
        tag.places = [
          EpisodePageContent.PlaceInProgramme(chapter: "Second", start: Milliseconds(10_000))
        ]
        $0.tags = [tag]
      },
      { $0.transcripts = [EpisodePageContent.File(name: "VTT", path: "transcripts/one-00.vtt")] },
      {
        $0.clips = [
          EpisodePageContent.Clip(
            title: "Clip",
            start: Milliseconds(1_000),
            end: Milliseconds(31_000),
            path: "clips/one-00.mp3"
          )
        ]
      },
      {
        $0.transcript = ListeningPages.transcript(
          of: [Cue(start: Milliseconds(1_250), end: Milliseconds(2_000), text: "Words")],
          chapters: $0.chapters,
          audio: $0.audio,
          feed: .main
        )
      },
    ]
    let listening = try ListeningPages()
    /// An episode's page, the small player, and what the pages that list episodes show of it.
    func pages(
      _ episode: EpisodePageContent,
      in feed: FeedName,
      sharing parts: inout PageParts
    ) -> [String] {
      let pages = listening.episodePages(Self.header, feed: feed)
      let own = pages.drafts(of: episode, embedAddress: Self.embedAddress, sharing: &parts)
        .map { ListeningPages.Page(path: $0.path, bytes: $0.render().bytes) }
      let passage = SpokenPassage(
        speaker: "Ann",
        chapter: episode.chapters.first?.title ?? "",
        start: Milliseconds(1_250),
        words: "Words"
      )
      let listed = pages.listed(episode, [passage], sharing: &parts)
      return own.map { String(decoding: $0.bytes, as: UTF8.self) } + [listed.line]
        + listed.tags.map(\.html) + listed.people.map(\.html)
    }
    let feeds: [FeedName] = [.main, .audience("west")]
    var shared = listening.parts
    let first = feeds.flatMap { pages(Self.episode { _ in }, in: $0, sharing: &shared) }
    #expect(first[0] != first[first.count / 2])
    for change in changes {
      let episode = Self.episode(change)
      let together = feeds.flatMap { pages(episode, in: $0, sharing: &shared) }
      let alone = feeds.flatMap { feed in
        var own = listening.parts
        return pages(episode, in: feed, sharing: &own)
      }
      #expect(together == alone)
      #expect(together != first)
    }
    #expect(feeds.flatMap { pages(Self.episode { _ in }, in: $0, sharing: &shared) } == first)
  }

  @Test(arguments: [FeedName.main, .audience("west")])
  func `a page's links are those that all pages have, and those of its parts`(
    _ feed: FeedName
  ) throws {
    let listening = try ListeningPages()
    let episode = Self.episode {
      $0.answer = "answer.html"
      $0.voicemail = "voicemail/one-00.wav"
      $0.tags = [Self.tag]
      $0.waveform = Self.waveform
      $0.notes = "<p><a href=\"notes.html\">Notes</a></p>"
      $0.transcripts = [EpisodePageContent.File(name: "VTT", path: "transcripts/one-00.vtt")]
    }
    var parts = listening.parts
    let pages = listening.episodePages(Self.header, feed: feed)
    let drafts = pages.drafts(of: episode, embedAddress: Self.embedAddress, sharing: &parts)
    let common = pages.commonLinks(of: "one")
    #expect(drafts.map(\.path) == common.map(\.path))
    for (draft, common) in zip(drafts, common) {
      let page = draft.render()
      let found = Set(PageLinks.find(in: page.bytes).map(Array.init))
      #expect(Set((page.links + common.links).map(Array.init)) == found)
      #expect(!page.links.isEmpty && !common.links.isEmpty)
      #expect(Set(common.links).isDisjoint(with: page.links))
    }
  }
}
