import RoadcastChecks
import RoadcastFeed
import RoadcastFiles
import RoadcastModel

/// Holds a plan against every rule.
struct CheckRunner {
  let plan: Plan

  /// How many episodes are checked at once.
  let jobs: Int

  /// Runs every check.
  ///
  /// - Parameter diagnostics: gets what the checks find, by what it concerns.
  /// - Throws: nothing of its own.
  func check(into diagnostics: inout WorkspaceDiagnostics) async throws(WorkFailure) {
    let plan = plan
    diagnostics.add(bySubject: Checks.show.flatMap { $0.diagnostics(in: plan) })
    diagnostics.add(bySubject: takenGuids())
    let found = try await plan.episodes.mapConcurrently(jobs: jobs) { planned in
      Checks.episode.flatMap { $0.diagnostics(for: planned, in: plan) }
    }
    for (planned, found) in zip(plan.episodes, found) where !found.isEmpty {
      diagnostics[.episode(planned.episode.slug)].add(contentsOf: found)
    }
  }

  /// Guids that someone wrote and that another episode already has by its name.
  private func takenGuids() -> [Diagnostic] {
    guard plan.episodes.contains(where: { $0.episode.guid != nil }) else { return [] }
    let guids = FeedGuids(of: plan.show)
    var made: [String: String] = [:]
    for planned in plan.episodes where planned.episode.guid == nil {
      made[guids.item(planned.episode.slug, .main)] = planned.episode.slug
    }
    return plan.episodes.compactMap { planned in
      guard let guid = planned.episode.guid, let other = made[guid.value] else { return nil }
      return Diagnostic(
        .sameGUID,
        at: guid.location,
        "\(other.quoted) has the guid \(guid.value.quoted) already; remove `guid`, or write another"
      )
    }
  }
}
