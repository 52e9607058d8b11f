import RoadcastFiles
import RoadcastFeed
import RoadcastModel

/// What was published last, as the published feeds say; nothing else records it.
struct Ledger: Sendable {
  /// The episodes' items, by feed and slug.
  private(set) var items: [FeedName: [String: PublishedItem]] = [:]

  /// The `podcast:guid` of the main feed.
  private(set) var showGuid: String?

  /// The most bytes of a feed that is read.
  private static let feedBytes = 64 << 20

  /// Reads the feeds of a published folder.
  ///
  /// - Parameters:
  ///   - output: the folder's absolute path; it can be missing, and contain anything.
  ///   - name: what messages call the folder.
  ///   - feeds: which feeds to read.
  ///   - log: gets a warning for each feed that can't be read.
  /// - Returns: what the readable feeds contain.
  static func read(
    _ output: String,
    called name: String,
    feeds: [FeedName],
    into log: inout DiagnosticLog
  ) -> Ledger {
    var ledger = Ledger()
    guard let folder = try? Workspace(root: output) else { return ledger }
    for feed in feeds {
      let path = FeedLayout.feed(feed)
      guard let outline = outline(path, in: folder, called: name, into: &log) else { continue }
      if feed == .main { ledger.showGuid = outline.guid }
      let items = outline.entries.compactMap(PublishedItem.init)
      ledger.items[feed] = Dictionary(items.map { ($0.slug, $0) }) { first, _ in first }
    }
    return ledger
  }

  private static func outline(
    _ path: String,
    in folder: Workspace,
    called name: String,
    into log: inout DiagnosticLog
  ) -> FeedOutline? {
    let what: String
    do {
      if let bytes = try folder.file(path).read(limit: feedBytes) { return try FeedOutline(bytes) }
      what = "it has over \(feedBytes >> 20) MiB"
    } catch InputFile.OpenFailure.missing {
      return nil
    } catch let failure as FeedOutline.Failure {
      what = "it \(failure.message)"
    } catch let failure as InputFile.OpenFailure {
      what = "it \(failure.message)"
    } catch {
      what = (error as? WorkFailure)?.message ?? "\(error)"
    }
    log.add(
      .unknownPast,
      at: SourceLocation(file: "\(name)/\(path)"),
      "is no longer a valid feed (\(what.escapedForDisplay)), so what was published isn't known; "
        + "the next build replaces it"
    )
    return nil
  }
}
