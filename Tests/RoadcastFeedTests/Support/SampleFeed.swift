import RoadcastFeed
import RoadcastModel

/// A channel with one item that has every element.
enum SampleFeed {
  static let base = "https://media.example.com/road-notes/"

  static func item(
    _ slug: String = "kickoff",
    published: String = "2026-11-20T06:00:00-05:00"
  ) throws -> Item {
    var item = Item(
      title: "What dental chains ask",
      link: "\(base)episodes/\(slug).html",
      guid: "guid-of-\(slug)",
      published: try Moment.parse(published).get(),
      description: "<p>Usage &amp; support</p>",
      enclosure: Enclosure(
        url: "\(base)audio/\(slug)-1234.mp3",
        length: 4_800_000,
        type: "audio/mpeg"
      ),
      duration: 611,
      imageURL: "\(base)cover-1.png",
      isExplicit: false
    )
    item.fullDescription = "<p>Usage &amp; support, in full</p>"
    item.categories = [Item.Category(domain: "\(base)tags/kind.html", tag: "R&D")]
    item.number = 12
    item.season = 3
    item.transcripts = [
      Item.Transcript(url: "\(base)transcripts/\(slug).vtt", type: "text/vtt"),
      Item.Transcript(url: "\(base)transcripts/\(slug).srt", type: "application/x-subrip"),
    ]
    item.chaptersURL = "\(base)chapters/\(slug).json"
    item.chapters = [
      Chapter(title: "Welcome", start: Milliseconds(0), end: Milliseconds(41_848)),
      Chapter(title: "\"News\" & <more>", start: Milliseconds(41_848), end: Milliseconds(611_000)),
    ]
    return item
  }

  static func channel(_ items: [Item]) -> Channel {
    Channel(
      selfURL: "\(base)feed.xml",
      title: "Road Notes",
      description: "The week in ten minutes & more.",
      link: "https://intranet.example.com/",
      language: "en-us",
      author: "Field Marketing",
      owner: Show.Owner(name: "Dana", email: "dana@example.com"),
      category: ["Health & Fitness", "Medicine"],
      isExplicit: false,
      imageURL: "\(base)cover-1.png",
      isPrivate: true,
      guid: "917393e3-1b1e-5cef-ace4-edaa54e1f810",
      copyright: "Example Corp",
      cadence: .biweekly,
      items: items
    )
  }

  static func channel() throws -> Channel { channel([try item()]) }
}
