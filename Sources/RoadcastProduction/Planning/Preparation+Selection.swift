import RoadcastChecks
import RoadcastModel

/// What each command leaves out of what was prepared.
extension Preparation {
  /// Keeps only what concerns these episodes, and the show.
  mutating func keep(_ slugs: [String]) {
    diagnostics.removeAll { subject, _ in
      if case .episode(let slug) = subject { !slugs.contains(slug) } else { false }
    }
    plan?.episodes.removeAll { !slugs.contains($0.episode.slug) }
    manuscript.unreadable.removeAll { !slugs.contains($0) }
  }

  /// Removes what's wrong with episodes that have left the feeds.
  mutating func removeExpired() {
    let expired = manuscript.episodes.filter { EpisodeStatus(of: $0, at: options.now) == .expired }
    // An episode that expires too early never was in a feed, which a report should explain.
    removeDiagnostics(of: expired, except: [.expiresEarly])
  }

  /// Removes what's wrong with episodes that no feed has yet: `check` reports it.
  ///
  /// It's an error, and stays one, when an episode is due that no feed would contain.
  mutating func removeWhatIsNotDue() {
    // The dates alone decide, so that this works without a plan.
    guard let dates = plan ?? dates else { return }
    let episodes = plan?.episodes.map(\.episode) ?? manuscript.episodes
    let notDue = episodes.filter { !dates.isDue($0) }
    // A missing approval, or a new date, is the reason why an episode isn't due.
    removeDiagnostics(of: notDue, except: [.awaitingApproval, .droppedEpisode])
  }

  private mutating func removeDiagnostics(of episodes: [Episode], except rules: Set<Rule>) {
    let slugs = Set(episodes.map(\.slug))
    diagnostics.removeAll { subject, diagnostic in
      if case .episode(let slug) = subject {
        slugs.contains(slug) && !rules.contains(diagnostic.rule)
      } else {
        false
      }
    }
  }

  /// Removes episodes with errors from the plan, and reports their errors as warnings.
  mutating func leaveOutInvalid() {
    leftOut = invalidSlugs
    plan?.episodes.removeAll { leftOut.contains($0.episode.slug) }
    for slug in leftOut {
      diagnostics.replace(in: slug) { diagnostic in
        guard diagnostic.severity == .error else { return diagnostic }
        var warning = diagnostic.asWarning
        warning.message += "; the episode is left out"
        return warning
      }
    }
    guard let plan else { return }
    // Without these episodes, another feed can be empty.
    diagnostics.removeAll { $1.rule == .emptyFeed }
    diagnostics[.show].add(contentsOf: EmptyFeed().diagnostics(in: plan))
  }

  /// The episodes with errors.
  var invalidSlugs: Set<String> { diagnostics.slugsWithErrors.union(manuscript.unreadable) }
}
