/// A version of an episode that subscribers get for their tags; equal versions of several sets are one.
package struct TagCut: Sendable {
  /// One of the equal programmes.
  package var programme: Programme

  /// The sets of tags, in the order of the feeds.
  package var sets: [TagSet]

  /// How many subscribers get it.
  package var people: Int

  /// How many sets are named one by one.
  private static let mostSets = 3

  /// Such as `12 people with the tags territory=midwest`.
  package var listeners: String {
    let count = people == 1 ? "1 person" : "\(people) people"
    let named = sets.prefix(Self.mostSets).map(\.text.escapedForDisplay).joined(separator: "; ")
    let others = sets.count - Self.mostSets
    let rest = others > 0 ? "; and \(others) other set\(others == 1 ? "" : "s")" : ""
    return "\(count) with the tags \(named)\(rest)"
  }
}

extension Plan {
  /// The versions of an episode for the tags of subscribers.
  ///
  /// - Parameter programmes: An episode's.
  /// - Returns: Each version once, in the order of the feeds.
  package func tagCuts(among programmes: [Programme]) -> [TagCut] {
    guard !tagFeeds.isEmpty else { return [] }
    let listeners = Dictionary(tagFeeds.map { ($0.name, $0.listeners) }) { first, _ in first }
    var cuts: [TagCut] = []
    for programme in programmes {
      guard let set = programme.feed.tagSet else { continue }
      let people = listeners[programme.feed] ?? 0
      if let index = cuts.firstIndex(where: { $0.programme.parts == programme.parts }) {
        cuts[index].sets.append(set)
        cuts[index].people += people
      } else {
        cuts.append(TagCut(programme: programme, sets: [set], people: people))
      }
    }
    return cuts
  }
}
