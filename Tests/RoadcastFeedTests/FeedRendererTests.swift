import RoadcastFeed
import RoadcastModel
import Testing

/// A rendered channel has what RSS 2.0, Apple and PSP-1 require.
struct FeedRendererTests {
  private func text(_ channel: Channel) throws -> String {
    String(decoding: try FeedRenderer.render(channel), as: UTF8.self)
  }

  private func channelElement(_ channel: Channel) throws -> XMLTree {
    try #require(try XMLTree.read(FeedRenderer.render(channel)).first("channel"))
  }

  private func itemElement(_ item: Item) throws -> XMLTree {
    try #require(try channelElement(SampleFeed.channel([item])).first("item"))
  }

  @Test func `the document begins with its declaration and declares the usual prefixes`() throws {
    let text = try text(SampleFeed.channel())
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "))
    for (prefix, uri) in [
      ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
      ("podcast", "https://podcastindex.org/namespace/1.0"),
      ("atom", "http://www.w3.org/2005/Atom"),
      ("content", "http://purl.org/rss/1.0/modules/content/"),
      ("psc", "http://podlove.org/simple-chapters"),
    ] {
      #expect(text.contains(" xmlns:\(prefix)=\"\(uri)\""))
    }
    // Declared once, on the root.
    #expect(text.split(separator: "xmlns:").count == 6)
    #expect(!text.contains("<!DOCTYPE"))
    let root = try XMLTree.read(Array(text.utf8))
    #expect((root.name, root.attributes["version"]) == ("rss", "2.0"))
    #expect(root.children.map(\.name) == ["channel"])
  }

  @Test func `only the entities that XML has are used`() throws {
    var channel = try SampleFeed.channel()
    channel.description = "ü \u{A0} é & < > \" ' \r 日本"
    let text = try text(channel)
    for piece in text.split(separator: "&").dropFirst() {
      let entity = piece.prefix { $0 != ";" }
      #expect(["amp", "lt", "gt", "quot", "apos"].contains(entity) || entity.hasPrefix("#"))
    }
    #expect(try channelElement(channel).first("description")?.text == channel.description)
  }

  @Test func `the channel has what is required`() throws {
    let channel = try channelElement(SampleFeed.channel())
    let address = channel.all("atom:link")
    #expect(address.count == 1)
    #expect(
      address.first?.attributes == [
        "href": "\(SampleFeed.base)feed.xml", "rel": "self", "type": "application/rss+xml",
      ]
    )
    let texts = [
      ("title", "Road Notes"), ("link", "https://intranet.example.com/"),
      ("description", "The week in ten minutes & more."), ("language", "en-us"),
      ("itunes:explicit", "false"), ("itunes:author", "Field Marketing"),
      ("itunes:type", "episodic"), ("podcast:locked", "yes"),
      ("podcast:guid", "917393e3-1b1e-5cef-ace4-edaa54e1f810"), ("copyright", "Example Corp"),
      ("podcast:medium", "podcast"),
    ]
    for (name, text) in texts {
      #expect(channel.all(name).map(\.text) == [text], "\(name)")
    }
    let image = channel.all("itunes:image").map(\.attributes)
    #expect(image == [["href": "\(SampleFeed.base)cover-1.png"]])
    #expect(channel.all("item").count == 1)
  }

  @Test func `the category is Apple's, with the subcategory inside`() throws {
    let category = try channelElement(SampleFeed.channel()).all("itunes:category")
    #expect(category.map { $0.attributes["text"] } == ["Health & Fitness"])
    #expect(
      category.first?.all("itunes:category").map { $0.attributes["text"] } == ["Medicine"]
    )
    #expect(try text(SampleFeed.channel()).contains("text=\"Health &amp; Fitness\""))
    var plain = try SampleFeed.channel()
    plain.category = ["Technology"]
    #expect(try channelElement(plain).first("itunes:category")?.children.isEmpty == true)
  }

  @Test func `the old picture repeats the channel's title and link`() throws {
    let image = try #require(try channelElement(SampleFeed.channel()).first("image"))
    #expect(
      image.children.map(\.text) == [
        "\(SampleFeed.base)cover-1.png", "Road Notes", "https://intranet.example.com/",
      ]
    )
    #expect(image.children.map(\.name) == ["url", "title", "link"])
  }

  @Test func `explicit is true or false`() throws {
    var channel = try SampleFeed.channel()
    channel.isExplicit = true
    channel.items[0].isExplicit = true
    #expect(try channelElement(channel).first("itunes:explicit")?.text == "true")
    #expect(try itemElement(channel.items[0]).first("itunes:explicit")?.text == "true")
  }

  @Test func `the dates are the newest item's, and never the clock's`() throws {
    let items = try [
      SampleFeed.item("b", published: "2026-11-20T06:00:00-05:00"),
      SampleFeed.item("a", published: "2026-11-13T23:30:00Z"),
    ]
    let channel = try channelElement(SampleFeed.channel(items))
    #expect(channel.first("pubDate")?.text == "Fri, 20 Nov 2026 06:00:00 -0500")
    #expect(channel.first("lastBuildDate")?.text == "Fri, 20 Nov 2026 06:00:00 -0500")
    #expect(
      channel.all("item").map { $0.first("pubDate")?.text } == [
        "Fri, 20 Nov 2026 06:00:00 -0500", "Fri, 13 Nov 2026 23:30:00 +0000",
      ]
    )
    let empty = try channelElement(SampleFeed.channel([]))
    #expect(empty.first("pubDate") == nil && empty.first("lastBuildDate") == nil)
  }

  @Test func `a private show asks directories not to list it, and has no owner`() throws {
    let channel = try channelElement(SampleFeed.channel())
    #expect(channel.first("itunes:block")?.text == "Yes")
    #expect(channel.first("podcast:block")?.text == "yes")
    #expect(channel.first("itunes:owner") == nil)
    #expect(try !text(SampleFeed.channel()).contains("dana@example.com"))
  }

  @Test func `a public show has its owner, and no block`() throws {
    var open = try SampleFeed.channel()
    open.isPrivate = false
    let channel = try channelElement(open)
    #expect(channel.first("itunes:block") == nil && channel.first("podcast:block") == nil)
    #expect(channel.first("itunes:owner")?.first("itunes:name")?.text == "Dana")
    #expect(channel.first("itunes:owner")?.first("itunes:email")?.text == "dana@example.com")
    open.owner = nil
    #expect(try channelElement(open).first("itunes:owner") == nil)
  }

  @Test(arguments: [
    (Cadence.daily, "FREQ=DAILY"), (.weekly, "FREQ=WEEKLY"), (.biweekly, "FREQ=WEEKLY;INTERVAL=2"),
    (.monthly, "FREQ=MONTHLY"),
  ])
  func `the cadence has a recurrence rule and a word`(cadence: Cadence, rule: String) throws {
    var channel = try SampleFeed.channel()
    channel.cadence = cadence
    let element = try channelElement(channel).first("podcast:updateFrequency")
    #expect(element?.attributes == ["rrule": rule])
    #expect(element?.text == cadence.rawValue)
    channel.cadence = nil
    #expect(try channelElement(channel).first("podcast:updateFrequency") == nil)
  }

  @Test func `an item has what is required`() throws {
    let item = try itemElement(SampleFeed.item())
    #expect(item.all("title").map(\.text) == ["What dental chains ask"])
    #expect(item.all("guid").map(\.text) == ["guid-of-kickoff"])
    #expect(item.first("guid")?.attributes == ["isPermaLink": "false"])
    #expect(item.all("enclosure").count == 1)
    #expect(
      item.first("enclosure")?.attributes == [
        "url": "\(SampleFeed.base)audio/kickoff-1234.mp3", "length": "4800000",
        "type": "audio/mpeg",
      ]
    )
    let texts = [
      ("link", "\(SampleFeed.base)episodes/kickoff.html"),
      ("pubDate", "Fri, 20 Nov 2026 06:00:00 -0500"), ("itunes:duration", "611"),
      ("itunes:explicit", "false"), ("itunes:episodeType", "full"), ("itunes:season", "3"),
      ("podcast:season", "3"), ("itunes:episode", "12"), ("podcast:episode", "12"),
    ]
    for (name, text) in texts { #expect(item.all(name).map(\.text) == [text], "\(name)") }
    let image = item.all("itunes:image").map(\.attributes)
    #expect(image == [["href": "\(SampleFeed.base)cover-1.png"]])
  }

  @Test func `HTML is escaped exactly once`() throws {
    let item = try SampleFeed.item()
    #expect(try itemElement(item).first("description")?.text == "<p>Usage &amp; support</p>")
    #expect(
      try itemElement(item).first("content:encoded")?.text == "<p>Usage &amp; support, in full</p>"
    )
    let text = try text(SampleFeed.channel())
    #expect(text.contains("&lt;p&gt;Usage &amp;amp; support&lt;/p&gt;"))
  }

  @Test func `tags are categories with their facet's address`() throws {
    let category = try itemElement(SampleFeed.item()).all("category")
    #expect(category.map(\.text) == ["R&D"])
    #expect(category.first?.attributes == ["domain": "\(SampleFeed.base)tags/kind.html"])
  }

  @Test func `transcripts and chapters are linked with their types`() throws {
    let item = try itemElement(SampleFeed.item())
    #expect(
      item.all("podcast:transcript").map(\.attributes) == [
        [
          "url": "\(SampleFeed.base)transcripts/kickoff.vtt", "type": "text/vtt",
          "language": "en-us", "rel": "captions",
        ],
        [
          "url": "\(SampleFeed.base)transcripts/kickoff.srt", "type": "application/x-subrip",
          "language": "en-us", "rel": "captions",
        ],
      ]
    )
    #expect(
      item.all("podcast:chapters").map(\.attributes) == [
        ["url": "\(SampleFeed.base)chapters/kickoff.json", "type": "application/json+chapters"]
      ]
    )
    let chapters = try #require(item.first("psc:chapters"))
    #expect(chapters.attributes == ["version": "1.2"])
    #expect(
      chapters.all("psc:chapter").map(\.attributes) == [
        ["start": "00:00:00.000", "title": "Welcome"],
        ["start": "00:00:41.848", "title": "\"News\" & <more>"],
      ]
    )
  }

  @Test func `elements without a value are left out`() throws {
    var item = try SampleFeed.item()
    item.fullDescription = nil
    item.categories = []
    item.number = nil
    item.season = nil
    item.transcripts = []
    item.chaptersURL = nil
    item.chapters = []
    let names = Set(try itemElement(item).children.map(\.name))
    #expect(
      names == [
        "title", "link", "guid", "pubDate", "description", "enclosure", "itunes:duration",
        "itunes:image", "itunes:explicit", "itunes:episodeType",
      ]
    )
  }

  @Test func `items keep their order, and the same channel gives the same bytes`() throws {
    let channel = SampleFeed.channel(try ["c", "a", "b"].map { try SampleFeed.item($0) })
    let guids = try channelElement(channel).all("item").map { $0.first("guid")?.text }
    #expect(guids == ["guid-of-c", "guid-of-a", "guid-of-b"])
    #expect(try FeedRenderer.render(channel) == FeedRenderer.render(channel))
  }

  @Test func `a character that XML doesn't allow is refused, with its element`() throws {
    var channel = try SampleFeed.channel()
    channel.items[0].title = "bell\u{7}"
    #expect(throws: XMLWritingError.forbiddenCharacter("\u{7}", name: "title")) {
      try FeedRenderer.render(channel)
    }
    channel = try SampleFeed.channel()
    channel.items[0].enclosure.url = "\u{0}"
    #expect(throws: XMLWritingError.forbiddenCharacter("\u{0}", name: "url")) {
      try FeedRenderer.render(channel)
    }
  }
}
