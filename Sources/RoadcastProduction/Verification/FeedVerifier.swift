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
  ) async throws(WorkFailure) -> [PublishedFeed] {
    try await feeds.mapConcurrently(jobs: jobs, share: 1) { feed throws(WorkFailure) in
      try verify(feed)
    }
  }

  private func verify(_ feed: FeedComposer.File) throws(WorkFailure) -> PublishedFeed {
    func fail(_ what: String) -> WorkFailure {
      WorkFailure(
        "\(feed.path) would be wrong (\(what)); the old feed stays. Please report this, with the workspace"
      )
    }
    var problem: String?
    let (published, outline): (PublishedFeed, FeedOutline)
    do {
      (published, outline) = try PublishedFeed.read(feed.bytes) { entry in
        problem = problem ?? self.problem(of: entry)
      }
    } catch {
      throw fail("it \(error.message)")
    }
    guard outline.selfURL == base + feed.path else { throw fail("it has another address") }
    for url in outline.images {
      guard size(of: url) != nil else { throw fail("\(url) leads nowhere") }
    }
    if let problem { throw fail(problem) }
    return published
  }

  /// What's wrong with an item's links; nil where every one leads to what it says.
  private func problem(of entry: FeedOutline.Entry) -> String? {
    let file = entry.enclosure
    guard ["audio/", "video/"].contains(where: file.type.hasPrefix),
      file.length == size(of: file.url)
    else { return "\(file.url) doesn't have \(file.length) bytes of sound" }
    // A manifest can name pages and pictures elsewhere. Transcripts and chapters, which have a type, are ours.
    let broken = entry.links.first { link in
      (link.type != nil || link.url.hasPrefix(base)) && size(of: link.url) == nil
    }
    if let link = broken {
      return "\(link.url) leads nowhere"
    }
    let page = entry.tagPages.first {
      size(of: $0) == nil && size(of: $0, by: sizeOfTagPage) == nil
    }
    return page.map { "\($0) leads nowhere" }
  }

  /// The size in bytes of the file at one of our addresses; nil when it's missing or empty.
  private func size(
    of url: String,
    by size: (@Sendable (_ path: String) -> Int?)? = nil
  ) -> Int? {
    guard url.utf8.starts(with: base.utf8) else { return nil }
    let size = (size ?? self.size)(String(Substring(url.utf8.dropFirst(base.utf8.count)))) ?? 0
    return size > 0 ? size : nil
  }
}
