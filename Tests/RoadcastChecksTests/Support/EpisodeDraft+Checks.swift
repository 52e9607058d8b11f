import RoadcastChecks
import RoadcastModel
import RoadcastTesting

extension EpisodeDraft {
  /// What a rule says of the episode, told as lines.
  func told(_ check: some EpisodeCheck) -> [String] {
    let plan = plan
    return plan.episodes.flatMap { check.diagnostics(for: $0, in: plan) }.map(\.description)
  }

  /// What a rule says of the show, told as lines.
  func told(_ check: some ShowCheck) -> [String] {
    check.diagnostics(in: plan).map(\.description)
  }
}
