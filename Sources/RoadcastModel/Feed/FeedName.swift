/// The name of one of a show's feeds: the main feed, an audience's, or the one for a set of tags.
package enum FeedName: Sendable, Hashable {
  case main
  /// The feed of the audience with this name, which is a ``Slug``.
  case audience(String)
  /// The feed of the subscribers with these tags.
  case tags(TagSet)

  /// The audience's name, as JSON output has it: nil for the main feed, and for a set of tags.
  package var audience: String? {
    switch self {
    case .main, .tags: nil
    case .audience(let name): name
    }
  }

  /// The set of tags; nil for the main feed and an audience's.
  package var tagSet: TagSet? {
    guard case .tags(let set) = self else { return nil }
    return set
  }

  /// What reports call it: the audience's name or the tags; nil for the main feed.
  package var label: String? { tagSet?.text ?? audience }
}
