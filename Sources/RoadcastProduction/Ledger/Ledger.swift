import RoadcastFiles
import RoadcastFeed
import RoadcastModel

/// What was published last, read back from the feeds themselves: there is no second book.
struct Ledger: Sendable {
  /// By audience (nil: the main feed) and slug.
  private(set) var items: [String?: [String: PublishedItem]] = [:]

  /// The `podcast:guid` of the main feed.
  private(set) var showGuid: String?

  /// The most that a feed may have to be read back.
  private static let feedBytes = 64 << 20

  /// - `output`: the published folder, an absolute path; it may be missing, and hold anything.
  /// - `audiences`: whose feeds to read beside the main one.
  ///
  /// Feeds that can't be read are told as warnings.
  static func read(
    _ output: String,
    audiences: [Audience],
    into log: inout DiagnosticLog
  ) -> Ledger {
    var ledger = Ledger()
    guard let folder = try? Workspace(root: output) else { return ledger }
    for audience in [nil] + audiences {
      let name = audience?.name.value
      let path = FeedLayout.feed(FeedName(audience: name))
      guard let outline = outline(path, in: folder, into: &log) else { continue }
      if name == nil { ledger.showGuid = outline.guid }
      let items = outline.entries.compactMap(PublishedItem.init)
      ledger.items[name] = Dictionary(items.map { ($0.slug, $0) }) { first, _ in first }
    }
    return ledger
  }

  private static func outline(
    _ path: String,
    in folder: Workspace,
    into log: inout DiagnosticLog
  ) -> FeedOutline? {
    let what: String
    do {
      if let bytes = try folder.file(path).read(limit: feedBytes) { return try FeedOutline(bytes) }
      what = "it has over \(feedBytes >> 20) MiB"
    } catch InputFile.OpenFailure.missing {
      return nil
    } catch FeedOutline.Failure.notWellFormed(let message, let line) {
      what = "line \(line): \(message)"
    } catch FeedOutline.Failure.rule(let rule) {
      what = "it breaks the rule of \(rule)"
    } catch {
      what = "it can't be read"
    }
    log.add(
      .unknownPast,
      at: SourceLocation(file: "feed/\(path)"),
      "is no longer a valid feed (\(what.escapedForDisplay)), so what was published isn't known; "
        + "the next build replaces it"
    )
    return nil
  }
}
