import RoadcastModel

/// Something that isn't in the new feed as it was in the old one.
package struct ImportLoss: Equatable, Sendable {
  /// The element, or a few words.
  package var what: String

  /// How often it occurs.
  package var count: Int

  /// The slugs of the first episodes that have it; empty for the show.
  package var episodes: [String]

  /// Why, and what to do.
  package var reason: String
}

/// Collects what isn't in the new feed as it was in the old one.
struct ImportLosses {
  private var order: [String] = []
  private var found: [String: ImportLoss] = [:]

  private static let mostExamples = 5

  /// Notes something.
  ///
  /// - Parameters:
  ///   - what: The element, or a few words.
  ///   - reason: Why, and what to do; nil for the element's own.
  ///   - slug: The episode; nil for the show.
  ///   - count: How often it occurs there.
  mutating func add(_ what: String, _ reason: String? = nil, in slug: String? = nil, count: Int = 1)
  {
    if found[what] == nil {
      order.append(what)
      let known = reason ?? Self.reasons[what] ?? "Roadcast has no place for it"
      found[what] = ImportLoss(what: what, count: 0, episodes: [], reason: known)
    }
    found[what]?.count += count
    if let slug, found[what]?.episodes.count ?? 0 < Self.mostExamples {
      found[what]?.episodes.append(slug)
    }
  }

  /// In the order in which they were found first.
  var all: [ImportLoss] { order.compactMap { found[$0] } }

  private static let reasons = [
    "podcast:locked":
      "the new feed asks other hosts not to import the show; unlock it there while you move on",
    "podcast:value": "Roadcast has no payments",
    "podcast:funding": "add the link to the description",
    "podcast:soundbite": "highlights belong to segments, which a finished file hasn't",
    "podcast:location": "name the place in the notes",
    "podcast:license": "name it in the description",
    "podcast:alternateEnclosure": "an episode has one file",
    "podcast:socialInteract": "add the link to the notes",
    "podcast:podroll": "add the links to the description",
    "podcast:txt": "it's for other services; add it there again",
    "podcast:person without a name": "apps show nothing for it",
    "podcast:images": "the cover in its full size is taken over",
    "podcast:image": "the cover in its full size is taken over",
    "itunes:complete": "apps only learn that no more episodes come",
    "itunes:block": "hidden episodes are shown: write `draft: true` for those",
    "itunes:applepodcastsverify": "verify the show again at Apple",
  ]
}
