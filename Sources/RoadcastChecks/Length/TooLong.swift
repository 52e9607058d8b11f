import RoadcastModel

/// Refuses a programme that is longer than the show's maximum, to the sample.
struct TooLong: EpisodeCheck {
  static let rule = Rule.tooLong

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    CheckedLength.all(of: planned, in: plan).filter { $0.verdict == .tooLong }.map { length in
      let maximum = LengthText.formatLimit(length.policy.max)
      let surplus = length.distance(to: length.policy.max, .up)
      return Problem(
        severity: length.severity,
        at: planned.episode.folder,
        "\(length.runs(.up)), \(surplus) over the \(maximum) maximum\(length.breakdown)"
      )
    }
  }
}
