import RoadcastFiles
import RoadcastFeed
import RoadcastModel

/// Reads the next `feed/` as an app would: every feed is parsed, every link followed to its file.
struct FeedVerifier: Sendable {
  /// Where all files lie.
  let folder: String

  /// The address under which the folder will be reachable.
  let base: String

  /// - `jobs`: how many feeds are read at once.
  func verify(_ feeds: [FeedComposer.File], jobs: Int) async throws(WorkFailure) {
    _ = try await feeds.mapConcurrently(jobs: jobs, share: 1) { feed throws(WorkFailure) in
      try verify(feed)
    }
  }

  private func verify(_ feed: FeedComposer.File) throws(WorkFailure) {
    func fail(_ what: String) -> WorkFailure {
      WorkFailure(
        "\(feed.path) would be wrong (\(what)); the old feed stays. Please report this with the workspace"
      )
    }
    let outline: FeedOutline
    do {
      outline = try FeedOutline(feed.bytes)
    } catch {
      throw fail("it \(error.message)")
    }
    guard outline.selfURL == base + feed.path else { throw fail("its own address") }
    for url in outline.images {
      guard size(of: url) != nil else { throw fail("\(url) leads nowhere") }
    }
    for entry in outline.entries {
      let file = entry.enclosure
      guard file.type == MediaKind.audio.type, file.length == size(of: file.url) else {
        throw fail("\(file.url) does not have \(file.length) bytes of \(MediaKind.audio.type)")
      }
      for link in entry.links where size(of: link.url) == nil {
        throw fail("\(link.url) leads nowhere")
      }
    }
  }

  /// The bytes of the file behind an address of ours; nil when there is none, or it is empty.
  private func size(of url: String) -> Int? {
    guard url.hasPrefix(base) else { return nil }
    let size = FileStamp(path: "\(folder)/\(url.dropFirst(base.count))")?.size ?? 0
    return size > 0 ? size : nil
  }
}
