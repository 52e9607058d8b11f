import RoadcastFeed
import RoadcastFiles
import RoadcastModel

/// What was published last, as the published feeds say.
///
/// Nothing else records it; what a build read in a feed that's still the same file is remembered.
struct Ledger: Sendable {
  /// The feeds that could be read.
  private(set) var feeds: [FeedName: PublishedFeed] = [:]

  /// The `podcast:guid` of the main feed.
  var showGuid: String? { feeds[.main]?.guid }

  /// The audiences that have a feed in the open folder and shouldn't; sorted.
  private(set) var strayAudiences: [String] = []

  /// The most bytes of a feed that is read.
  private static let feedBytes = 64 << 20

  /// Reads the feeds of the published folders.
  ///
  /// - Parameters:
  ///   - outputs: the folders; they can be missing, and contain anything.
  ///   - feeds: the show's feeds.
  ///   - known: the folders as the last build left them.
  ///   - log: gets a warning for each feed that can't be read.
  /// - Returns: what the readable feeds contain.
  static func read(
    _ outputs: OutputPaths,
    feeds: [Feed],
    known: [String: OutputSnapshot],
    into log: inout DiagnosticLog
  ) -> Ledger {
    var ledger = Ledger()
    for tree in OutputTree.allCases {
      guard let folder = try? Workspace(root: outputs[tree]) else { continue }
      func read(_ feed: FeedName, _ log: inout DiagnosticLog) -> PublishedFeed? {
        let path = FeedLayout.feed(feed)
        let feed = known[outputs[tree]]?.feed(path, in: outputs[tree])
        return feed ?? Self.read(path, in: folder, called: outputs.name(of: tree), into: &log)
      }
      // What's published for tags is what's published for all, with other segments.
      for feed in feeds where feed.tree == tree && feed.name.tagSet == nil {
        guard let found = read(feed.name, &log) else { continue }
        ledger.feeds[feed.name] = found
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
        if feeds.contains(where: { $0.name == name }), ledger.feeds[name] == nil {
          ledger.feeds[name] = found
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
    feeds.contains { $0.tree == .open && self.items(of: $0.name)[slug] != nil }
  }

  /// The items of a feed, by slug; none where it couldn't be read.
  func items(of feed: FeedName) -> [String: PublishedItem] { feeds[feed]?.items ?? [:] }

  private static func read(
    _ path: String,
    in folder: Workspace,
    called name: String,
    into log: inout DiagnosticLog
  ) -> PublishedFeed? {
    let what: String
    do {
      if let bytes = try folder.file(path).read(limit: feedBytes) {
        return try PublishedFeed.read(bytes).feed
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
