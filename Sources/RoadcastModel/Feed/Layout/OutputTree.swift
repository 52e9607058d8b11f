/// One of the two folders that a build makes, which have the same layout.
package enum OutputTree: String, Sendable, CaseIterable {
  // In the order in which a build publishes them.

  /// What only named people may get, such as drafts and early episodes: `private/`.
  case `private`

  /// What anyone who reaches the web server may get: `feed/`.
  case open

  /// The folder's name in a workspace.
  package var folderName: String {
    switch self {
    case .open: "feed"
    case .private: "private"
    }
  }
}

extension Feed {
  /// The folder that the feed is in, with everything that it links to.
  package var tree: OutputTree {
    hasDrafts || ahead > 0 || name.tagSet != nil ? .private : .open
  }
}
