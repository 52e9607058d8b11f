/// The name of one of a show's feeds: the main feed, or an audience's.
package enum FeedName: Sendable, Hashable {
  case main
  /// The feed of the audience with this name, which is a ``Slug``.
  case audience(String)

  /// The audience's name, as JSON output has it: nil for the main feed.
  package var audience: String? {
    switch self {
    case .main: nil
    case .audience(let name): name
    }
  }
}
