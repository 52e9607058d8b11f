import RoadcastChecks
import RoadcastModel
import RoadcastTesting

extension EpisodeDraft {
  /// The lines that a check of the episode prints.
  func lines(of check: some EpisodeCheck) -> [String] {
    let plan = plan
    return plan.episodes.flatMap { check.diagnostics(for: $0, in: plan) }.map(\.description)
  }

  /// The lines that a check of the show prints.
  func lines(ofShow check: some ShowCheck) -> [String] {
    check.diagnostics(in: plan).map(\.description)
  }
}
