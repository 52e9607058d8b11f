import RoadcastFeed
import RoadcastModel

/// A show that has gone on for ever: items as full as a build's own.
enum MadeUpFeed {
  private static let base = "https://media.example.com/road-notes/"

  static func channel(of items: [Item]) -> Channel {
    Channel(
      selfURL: "\(base)feed.xml",
      title: "Road Notes",
      description: "The week in ten minutes, for everyone on the road.",
      link: "\(base)index.html",
      language: "en-us",
      author: "Field Marketing",
      owner: nil,
      category: ["Business", "Marketing"],
      isExplicit: false,
      imageURL: "\(base)cover-1f0e4a5b6c7d.png",
      isPrivate: true,
      guid: "917393e3-1b1e-5cef-ace4-edaa54e1f810",
      copyright: "Example Corp",
      cadence: .daily,
      items: items
    )
  }

  /// - `index`: 0 is the newest.
  static func item(_ index: Int) -> Item {
    let slug = "briefing-\(index)"
    let hash = String(UInt64(truncatingIfNeeded: index &+ 1) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
    let minutes = 5 + index % 15
    var item = Item(
      title: "How “Café № \(index)” & its neighbours onboarded in nine days",
      link: "\(base)episodes/\(slug).html",
      guid: "5f0f1d0a-4f6b-5c3e-9a55-\(hash)",
      published: Moment(seconds: 1_795_000_000 - Int64(index) * 86_400, offset: -300),
      description: description(index),
      enclosure: Enclosure(
        url: "\(base)audio/\(slug)-\(hash).mp3",
        length: 720_000 * minutes + index,
        type: "audio/mpeg"
      ),
      duration: 60 * minutes + index % 60,
      imageURL: "\(base)cover-1f0e4a5b6c7d.png",
      isExplicit: false
    )
    item.number = index + 1
    item.season = 1 + index / 250
    item.categories = ["customer-success", "Café № \(index)", "faster-onboarding", "R&D"].map {
      Item.Category(domain: "\(base)tags/outcome.html", tag: $0)
    }
    item.transcripts = [
      ("vtt", "text/vtt"), ("srt", "application/x-subrip"), ("json", "application/json"),
      ("html", "text/html"),
    ].map { Item.Transcript(url: "\(base)transcripts/\(slug)-\(hash).\($0.0)", type: $0.1) }
    item.chaptersURL = "\(base)chapters/\(slug)-\(hash).json"
    item.chapters = titles.enumerated().map { place, title in
      let start = place * 60_000 + (place == 0 ? 0 : index % 1_000)
      return Chapter(
        title: title,
        start: Milliseconds(start),
        end: Milliseconds(start + 60_000)
      )
    }
    item.soundbites = [
      Soundbite(
        segment: 1,
        title: "What she told the board",
        start: Milliseconds(61_250),
        end: Milliseconds(93_500),
        samples: 2_701_125..<4_123_350
      )
    ]
    return item
  }

  private static let titles = [
    "Welcome", "Northwind's nine days", "The new scanner", "One thing to ask", "See you next week",
  ]

  private static func description(_ index: Int) -> String {
    let chapters = titles.enumerated().map { "00:0\($0.offset):00 \($0.element)" }
    return [
      "<p>Week \(index): nine-day onboarding, the new scanner, and one thing to ask on your next visit.</p>",
      "<p>Northwind runs 40 dental practices &amp; came to us in June. What convinced them was not the "
        + "price: it was the <em>guided pilot</em>, and a call back within the hour. Dana Reyes tells how "
        + "it went, what went wrong in the first week, and whom to ask for the check-list.</p>",
      "<ul><li><a href=\"https://intranet.example.com/northwind?week=\(index)&amp;page=2\">The whole "
        + "story</a></li><li>The scanner's data sheet</li></ul>",
      "<p>\(chapters.joined(separator: "<br>"))</p>",
      "<p>outcome: faster-onboarding, retention</p>",
    ].joined(separator: "\n")
  }
}
