import RoadcastChecks
import RoadcastFiles
import RoadcastModel

/// Holds a plan against every rule.
struct CheckRunner {
  let plan: Plan

  /// The only episodes that are checked by themselves; nil for all.
  let slugs: Set<String>?

  /// How many episodes are checked at once.
  let jobs: Int

  /// Runs every check.
  ///
  /// - Parameter diagnostics: gets what the checks find, by what it concerns.
  func check(into diagnostics: inout WorkspaceDiagnostics) async {
    let plan = plan
    diagnostics.add(bySubject: Checks.show.flatMap { $0.diagnostics(in: plan) })
    let episodes = plan.episodes.filter { slugs?.contains($0.episode.slug) ?? true }
    let found = await episodes.mapConcurrently(jobs: jobs) { planned in
      Checks.episode.flatMap { $0.diagnostics(for: planned, in: plan) }
    }
    for (planned, found) in zip(episodes, found) where !found.isEmpty {
      diagnostics[.episode(planned.episode.slug)].add(contentsOf: found)
    }
  }
}
