import RoadcastFeed
import RoadcastFiles
import RoadcastModel

/// What was published last, as the published feeds say; nothing else records it.
struct Ledger: Sendable {
  /// The episodes' items, by feed and slug.
  private(set) var items: [FeedName: PublishedItems] = [:]

  /// The `podcast:guid` of the main feed.
  private(set) var showGuid: String?

  /// The audiences that have a feed in the open folder and shouldn't; sorted.
  private(set) var strayAudiences: [String] = []

  /// The most bytes of a feed that is read.
  private static let feedBytes = 64 << 20

  /// Reads the feeds of the published folders.
  ///
  /// - Parameters:
  ///   - outputs: the folders; they can be missing, and contain anything.
  ///   - feeds: the show's feeds.
  ///   - log: gets a warning for each feed that can't be read.
  /// - Returns: what the readable feeds contain.
  static func read(
    _ outputs: OutputPaths,
    feeds: [Feed],
    into log: inout DiagnosticLog
  ) -> Ledger {
    var ledger = Ledger()
    for tree in OutputTree.allCases {
      guard let folder = try? Workspace(root: outputs[tree]) else { continue }
      func read(_ feed: FeedName, _ log: inout DiagnosticLog) -> ReadFeed? {
        Self.read(FeedLayout.feed(feed), in: folder, called: outputs.name(of: tree), into: &log)
      }
      for feed in feeds where feed.tree == tree {
        guard let found = read(feed.name, &log) else { continue }
        if feed.name == .main { ledger.showGuid = found.outline.guid }
        ledger.items[feed.name] = found.items
      }
      guard tree == .open else { continue }
      let names = Set(feeds.filter { $0.tree == .open }.map(\.name))
      for audience in FeedLayout.audiences(among: folder.names(in: FeedLayout.audiencesFolder)) {
        var ignored = DiagnosticLog()
        guard !names.contains(.audience(audience)),
          let found = read(.audience(audience), &ignored)
        else { continue }
        ledger.strayAudiences.append(audience)
        // A version of Roadcast without a private folder made it.
        let name = FeedName.audience(audience)
        if feeds.contains(where: { $0.name == name }), ledger.items[name] == nil {
          ledger.items[name] = found.items
        }
      }
    }
    return ledger
  }

  /// Whether an episode is in a feed that isn't ahead of its publication.
  ///
  /// - Parameters:
  ///   - slug: the episode's.
  ///   - feeds: the show's feeds.
  /// - Returns: false for an episode that only private feeds have.
  func hasPublished(_ slug: String, in feeds: [Feed]) -> Bool {
    feeds.contains { $0.tree == .open && items[$0.name]?[slug] != nil }
  }

  private typealias ReadFeed = (outline: FeedOutline, items: PublishedItems)

  private static func read(
    _ path: String,
    in folder: Workspace,
    called name: String,
    into log: inout DiagnosticLog
  ) -> ReadFeed? {
    let what: String
    do {
      if let bytes = try folder.file(path).read(limit: feedBytes) {
        var items: PublishedItems = [:]
        let outline = try FeedOutline(bytes) { items.add($0) }
        return (outline, items)
      }
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
