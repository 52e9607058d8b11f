import RoadcastFiles
import RoadcastPictures
package import RoadcastModel

/// What reports are made from: the plan, with everything that's wrong with the workspace.
package struct Survey: Sendable {
  /// What a report is made from.
  package struct Contents: Sendable {
    package var plan: Plan
    package var diagnostics: [Diagnostic]

    /// The cover's most striking colours; empty where they weren't requested.
    package var colours: [Colour] = []
  }

  /// Nil where the show's manifest can't be used.
  package var contents: Contents?

  package var diagnostics: [Diagnostic]
}

extension Production {
  /// Looks at everything that has gone out.
  ///
  /// Changes only the cache. An expired episode counts too; it's measured where its recordings still
  /// exist.
  ///
  /// - Parameters:
  ///   - feed: a feed that the show must have; nil for none.
  ///   - readsRecordings: whether recordings, transcripts and covers are read, for reports about lengths
  ///     or words; otherwise nothing is reported about them.
  ///   - readsColours: whether the cover's colours are found, for a page.
  /// - Returns: the plan, and everything that's wrong.
  /// - Throws: when something can't be read, or the show has no such feed.
  package func survey(
    feed: FeedName?,
    readsRecordings: Bool = true,
    readsColours: Bool = false
  ) async throws -> Survey {
    let request = Preparation.Request(
      checksAll: true,
      readsLedger: false,
      readsArtwork: readsRecordings
    ) { episode, _ in
      readsRecordings && episode.isOut(at: options.now)
    }
    var prepared = try await prepare(request)
    prepared.removeExpired()
    prepared.readReleased()
    let diagnostics = prepared.diagnostics.report(isStrict: false)
    if let feed { try prepared.plan?.show.requireFeed(feed) }
    var contents = prepared.plan.map { Survey.Contents(plan: $0, diagnostics: diagnostics) }
    if readsColours, let cover = prepared.artwork?.show {
      let small = try? CoverComposer(cache: Cache(workspace: workspace)).compose(cover)
      contents?.colours = small?.colours ?? []
    }
    return Survey(
      contents: contents,
      diagnostics: diagnostics
    )
  }
}

extension Preparation {
  /// Adds to the plan what the feeds contain since the last build.
  ///
  /// Without a main feed nothing is known: what was built may be elsewhere.
  mutating func readReleased() {
    guard let feeds = plan?.feeds else { return }
    let ledger = readLedger(of: feeds)
    guard ledger.feeds[.main] != nil else { return }
    plan?.released = ledger.feeds.mapValues { Set($0.items.keys) }
  }
}

extension Show {
  /// Fails where the show has no such feed.
  ///
  /// - Parameter name: what the command line names.
  /// - Throws: a usage failure that suggests an audience with a similar name.
  func requireFeed(_ name: FeedName) throws(WorkFailure) {
    let names = audiences.map(\.name.value)
    guard let audience = name.audience, !names.contains(audience) else { return }
    throw WorkFailure(
      usage: "no audience \(audience.quoted)"
        + Suggestion.clause(for: audience, among: names, of: "show.yml")
    )
  }
}
