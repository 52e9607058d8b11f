import RoadcastFeed
import RoadcastModel

/// Holds the plan against what was published last: guids and addresses never lie.
///
/// Drafts are still free to change, so that the feeds of audiences with `drafts` bind nobody. An
/// episode that was issued again, by a higher `reissue`, starts afresh.
struct LedgerChecks {
  let ledger: Ledger
  let plan: Plan

  /// Whether the file that a hash in an address names was made of other recordings than the
  /// programme would be; nil where nothing is known of it.
  let isOtherAudio: (_ hash: String, Programme) -> Bool?

  private var guids: FeedGuids { FeedGuids(of: plan.show) }

  /// Compares the plan with the ledger.
  ///
  /// - Parameter diagnostics: gets what readers' apps would get wrong, by what it concerns.
  func check(into diagnostics: inout WorkspaceDiagnostics) {
    if let old = ledger.showGuid, old.lowercased() != guids.show {
      let diagnostic = Diagnostic(
        .changedGUID,
        at: plan.show.location,
        "the show was published with the guid \(old.quoted), and every app would take it for another "
          + "show; write `guid: \(old.escapedForDisplay)`, or remove feed/ to begin anew"
      )
      diagnostics[.show].add(diagnostic)
      return
    }
    for planned in plan.episodes {
      var reported: Set<Rule> = []
      for programme in planned.programmes {
        for diagnostic in self.diagnostics(planned, programme)
        where reported.insert(diagnostic.rule).inserted {
          diagnostics[.episode(planned.episode.slug)].add(diagnostic)
        }
      }
    }
  }

  private func diagnostics(_ planned: PlannedEpisode, _ programme: Programme) -> [Diagnostic] {
    let episode = planned.episode
    guard let feed = plan.feed(programme.feed), !feed.hasDrafts,
      let item = ledger.items[feed.name]?[episode.slug]
    else { return [] }
    let guid = guids.item(planned, programme)
    if item.guid != guid {
      let reissue = guids.reissue(of: item.guid, episode, in: feed.name)
      if reissue < episode.reissue { return [] }
    }
    let path = FeedLayout.feed(feed.name)
    let isMoved =
      feed.ahead == 0
      && item.published.map { $0.seconds != episode.published.value.seconds } ?? false
    let isReplaced = isReplaced(item, by: programme)
    if isMoved, isReplaced, item.title != episode.title {
      return [
        Diagnostic(
          .reusedSlug,
          at: episode.location,
          "\(path) has \(item.title.quoted) under this folder's name, and apps would take this episode "
            + "for that one; give the folder a name of its own, or write `reissue: \(episode.reissue + 1)`"
        )
      ]
    }
    if item.guid != guid {
      return [
        Diagnostic(
          .changedGUID,
          at: episode.guid?.location ?? episode.location,
          "was published in \(path) with the guid \(item.guid.quoted) and would get "
            + "\(guid.quoted), so that apps fetch it again; if they shall, write "
            + "`reissue: \(episode.reissue + 1)`"
        )
      ]
    }
    return [
      isMoved ? moved(episode, from: item) : nil,
      isReplaced ? replaced(episode, in: path) : nil,
    ].compactMap(\.self)
  }

  private func isReplaced(_ item: PublishedItem, by programme: Programme) -> Bool {
    if let isOther = isOtherAudio(item.hash, programme) { return isOther }
    let seconds = programme.duration / programme.sampleRate
    return item.duration.map { $0 != seconds } ?? false
  }

  private func moved(_ episode: Episode, from item: PublishedItem) -> Diagnostic {
    Diagnostic(
      .movedDate,
      at: episode.published.location,
      "was published with the date \(item.published?.rfc3339 ?? ""); apps that have it may keep that one"
    )
  }

  private func replaced(_ episode: Episode, in feed: String) -> Diagnostic {
    Diagnostic(
      .replacedAudio,
      at: episode.folder,
      "sounds other than what \(feed) has; phones that have fetched it keep the old recording, "
        + "unless you write `reissue: \(episode.reissue + 1)`"
    )
  }
}
