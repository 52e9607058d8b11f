import RoadcastFeed
import RoadcastModel
import RoadcastTesting
import Testing

struct FeedOutlineTests {
  @Test func `it contains what an app reads from a feed`() throws {
    let outline = try FeedOutline(FeedRenderer.render(SampleFeed.channel()))
    #expect((outline.title, outline.selfURL) == ("Road Notes", "\(SampleFeed.base)feed.xml"))
    #expect(outline.images == Array(repeating: "\(SampleFeed.base)cover-1.png", count: 2))
    let entry = try #require(outline.entries.first)
    #expect((entry.title, entry.guid) == ("What dental chains ask", "guid-of-kickoff"))
    #expect(entry.enclosure == (try SampleFeed.item().enclosure))
    #expect(
      entry.links.map(\.url) == [
        "\(SampleFeed.base)transcripts/kickoff.vtt", "\(SampleFeed.base)transcripts/kickoff.srt",
        "\(SampleFeed.base)chapters/kickoff.json", "\(SampleFeed.base)cover-1.png",
        "\(SampleFeed.base)episodes/kickoff.html",
      ]
    )
    #expect(entry.tagPages == ["\(SampleFeed.base)tags/kind.html"])
    #expect(
      entry.links.map(\.type) == [
        "text/vtt", "application/x-subrip", "application/json+chapters", nil, nil,
      ]
    )
  }

  @Test func `a feed can have no items`() throws {
    #expect(try FeedOutline(FeedRenderer.render(SampleFeed.channel([]))).entries.isEmpty)
  }

  /// A change to a good feed, and what the error names; nil where the feed stays good.
  @Test(
    arguments: [
      ("version=\"2.0\"", "version=\"1.0\"", "one <channel>"),
      ("</channel>", "</channel><channel/>", "one <channel>"),
      ("rel=\"self\"", "rel=\"next\"", "atom:link"), ("<title>Road Notes</title>", "", "<title>"),
      ("<language>en-us</language>", "<language></language>", "<language>"),
      ("<link>https://intranet.example.com/</link>\n    <desc", "<desc", "<link>"),
      ("<guid isPermaLink=\"false\">guid-of-kickoff</guid>", "", "<guid>"),
      ("<title>What dental chains ask</title>", "<title/>", "<title>"),
      ("length=\"4800000\"", "length=\"0\"", "<enclosure>"),
      ("length=\"4800000\"", "length=\"many\"", "<enclosure>"),
      ("length=\"4800000\" ", "", "<enclosure>"), ("type=\"audio/mpeg\"", "", "<enclosure>"),
      ("<enclosure ", "<enclosure url=\"a\" length=\"1\" type=\"b\"/><enclosure ", "<enclosure>"),
      ("<enclosure ", "<inclosure ", "<enclosure>"), ("<item>", "<item><pubdate/>", nil),
      ("<pubDate>Fri, 20 Nov 2026 06:00:00 -0500</pubDate>", "", "<pubDate>"),
      ("<url>", "<uri>", "malformed"),
    ] as [(String, String, String?)]
  )
  func `a feed that lacks something is refused, and the error names it`(
    old: String,
    new: String,
    rule: String?
  ) throws {
    let good = String(decoding: try FeedRenderer.render(SampleFeed.channel()), as: UTF8.self)
    try #require(good.contains(old))
    let bytes = Array(good.replacing(old, with: new).utf8)
    guard let rule else {
      #expect(throws: Never.self) { _ = try FeedOutline(bytes) }
      return
    }
    let failure = #expect(throws: FeedOutline.Failure.self) { _ = try FeedOutline(bytes) }
    switch failure {
    case .missing(let what): #expect(what.contains(rule))
    default: #expect(rule == "malformed")
    }
  }

  @Test func `two items with one guid are refused`() throws {
    let item = try SampleFeed.item()
    let bytes = try FeedRenderer.render(SampleFeed.channel([item, item]))
    let failure = #expect(throws: FeedOutline.Failure.self) { _ = try FeedOutline(bytes) }
    #expect(
      failure
        == .missing("a different guid in each item (guid-of-kickoff appears twice)")
    )
  }

  @Test func `a missing picture is refused`() throws {
    let good = String(decoding: try FeedRenderer.render(SampleFeed.channel()), as: UTF8.self)
    let bytes = Array(good.replacing("<url>\(SampleFeed.base)cover-1.png</url>", with: "").utf8)
    #expect(
      throws: FeedOutline.Failure.missing("a picture of the channel, for old and for new apps")
    ) {
      _ = try FeedOutline(bytes)
    }
  }

  @Test func `a document type is refused`() throws {
    let good = String(decoding: try FeedRenderer.render(SampleFeed.channel()), as: UTF8.self)
    let typed = good.replacing("<rss ", with: "<!DOCTYPE rss>\n<rss ", maxReplacements: 1)
    let failure = #expect(throws: FeedOutline.Failure.self) {
      _ = try FeedOutline(Array(typed.utf8))
    }
    #expect(failure?.message == "can't be read as XML, line 1: a DOCTYPE isn't allowed")
  }

  @Test func `a feed cut anywhere is refused`() throws {
    let good = try FeedRenderer.render(SampleFeed.channel())
    for count in stride(from: 0, to: good.count - 8, by: 53) {
      #expect(throws: FeedOutline.Failure.self) { _ = try FeedOutline(Array(good[..<count])) }
    }
  }

  @Test func `anything after the feed is refused`() throws {
    let good = try FeedRenderer.render(SampleFeed.channel())
    for rest in ["<rss/>", "words", "&"] {
      #expect(throws: FeedOutline.Failure.self) { _ = try FeedOutline(good + rest.utf8) }
    }
  }

  @Test func `items can be taken one by one`() throws {
    let feed = try FeedRenderer.render(SampleFeed.channel())
    var taken: [FeedOutline.Entry] = []
    let outline = try FeedOutline(feed) { taken.append($0) }
    #expect(outline.entries.isEmpty)
    #expect(try taken == FeedOutline(feed).entries)
  }

  @Test(arguments: 0..<200)
  func `a changed byte makes a feed malformed when it makes any document malformed`(
    seed: Int
  ) throws {
    var random = SeededRandom(seed: seed)
    var feed = try FeedRenderer.render(SampleFeed.channel())
    let place = Int.random(in: 0..<feed.count, using: &random)
    feed[place] = UInt8.random(in: 0...255, using: &random)
    var isWellFormed = true
    do throws(FeedOutline.Failure) {
      _ = try FeedOutline(feed)
    } catch .notWellFormed {
      isWellFormed = false
    } catch {}
    let folder = try TemporaryFolder()
    try folder.write(feed, to: "feed.xml")
    #expect(isWellFormed == (try XMLFile("\(folder.path)/feed.xml").problems().isEmpty))
  }
}
