import RoadcastFiles
import RoadcastFeed
import RoadcastModel

/// Reads the next `feed/` as an app would: every feed is parsed, every link followed to its file.
struct FeedVerifier: Sendable {
  /// The address under which the folder will be reachable.
  let base: String

  /// The size in bytes of a file, whose path is relative to the folder; nil where there's no such file.
  let size: @Sendable (_ path: String) -> Int?

  /// The same for the pages that categories lead to; nil if they're in the same folder.
  ///
  /// A category is the same in every feed: it leads to a page of the main feed.
  var sizeOfTagPage: (@Sendable (_ path: String) -> Int?)?

  /// Parses each feed and follows its links.
  ///
  /// - Parameters:
  ///   - feeds: the feeds as they were written.
  ///   - jobs: how many feeds are read at once.
  /// - Returns: the items that apps read from each feed, in the same order, by slug.
  /// - Throws: when a feed breaks a rule, or a link leads nowhere.
  @discardableResult
  func verify(
    _ feeds: [FeedComposer.File],
    jobs: Int
  ) async throws(WorkFailure) -> [[String: PublishedItem]] {
    try await feeds.mapConcurrently(jobs: jobs, share: 1) { feed throws(WorkFailure) in
      PublishedItem.items(of: try verify(feed))
    }
  }

  private func verify(_ feed: FeedComposer.File) throws(WorkFailure) -> FeedOutline {
    func fail(_ what: String) -> WorkFailure {
      WorkFailure(
        "\(feed.path) would be wrong (\(what)); the old feed stays. Please report this, with the workspace"
      )
    }
    let outline: FeedOutline
    do {
      outline = try FeedOutline(feed.bytes)
    } catch {
      throw fail("it \(error.message)")
    }
    guard outline.selfURL == base + feed.path else { throw fail("it has another address") }
    for url in outline.images {
      guard size(of: url) != nil else { throw fail("\(url) leads nowhere") }
    }
    for entry in outline.entries {
      let file = entry.enclosure
      guard file.type == MediaKind.audio.type, file.length == size(of: file.url) else {
        throw fail("\(file.url) doesn't have \(file.length) bytes of \(MediaKind.audio.type)")
      }
      for link in entry.links where size(of: link.url) == nil {
        throw fail("\(link.url) leads nowhere")
      }
      for page in entry.tagPages
      where size(of: page) == nil && size(of: page, by: sizeOfTagPage) == nil {
        throw fail("\(page) leads nowhere")
      }
    }
    return outline
  }

  /// The size in bytes of the file at one of our addresses; nil when it's missing or empty.
  private func size(
    of url: String,
    by size: (@Sendable (_ path: String) -> Int?)? = nil
  ) -> Int? {
    guard url.hasPrefix(base) else { return nil }
    let size = (size ?? self.size)(String(url.dropFirst(base.count))) ?? 0
    return size > 0 ? size : nil
  }
}
