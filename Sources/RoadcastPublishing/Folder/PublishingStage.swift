import RoadcastModel

/// The order in which files are sent: nothing links to a file that isn't there yet.
package enum PublishingStage: String, Sendable, CaseIterable, Comparable {
  /// Audio and pictures.
  case media

  /// Transcripts, chapters, pages, and what pages load.
  case pages

  /// The feeds, which link to all the others.
  case feeds

  /// Finds the stage of a file.
  ///
  /// - Parameter path: Relative to the published folder.
  init(of path: String) {
    let parts = path.split(separator: "/")
    if path == FeedLayout.feed(.main)
      || parts.count == 2 && parts[0] == FeedLayout.audiencesFolder && path.hasSuffix(".xml")
    {
      self = .feeds
    } else if FeedLayout.isHashed(path), !FeedLayout.isText(path) {
      self = .media
    } else {
      self = .pages
    }
  }

  package static func < (left: PublishingStage, right: PublishingStage) -> Bool {
    left.order < right.order
  }

  private var order: Int {
    switch self {
    case .media: 0
    case .pages: 1
    case .feeds: 2
    }
  }
}
