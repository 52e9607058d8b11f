import RoadcastModel

/// The folder that a page is in, as the ways from it to other pages and files.
package struct PageFolder: Equatable, Sendable {
  /// The way up to `feed/`, where media and pictures are.
  let root: String

  /// The way up to the folder of the feed's own pages.
  let home: String

  /// - Parameters:
  ///   - feed: the page's feed.
  ///   - depth: how many folders the page is below the feed's pages.
  init(of feed: FeedName, below depth: Int) {
    home = String(repeating: "../", count: depth)
    root = home + String(repeating: "../", count: FeedLayout.pages(of: feed).count { $0 == "/" })
  }
}
