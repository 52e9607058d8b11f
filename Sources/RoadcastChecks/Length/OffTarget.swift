import RoadcastModel

/// Warns of a programme that is within the limits but outside the show's target.
struct OffTarget: EpisodeCheck {
  static let rule = Rule.offTarget

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    CheckedLength.all(of: planned, in: plan).compactMap { length in
      let target = length.policy.target
      let text: String
      switch length.verdict {
      case .belowTarget:
        text = "\(length.runs(.down)), \(length.distance(to: target.lowerBound, .down)) short of"
      case .aboveTarget:
        text = "\(length.runs(.up)), \(length.distance(to: target.upperBound, .up)) over"
      case .tooShort, .onTarget, .tooLong:
        return nil
      }
      let band =
        "\(LengthText.formatLimit(target.lowerBound))–\(LengthText.formatLimit(target.upperBound))"
      return Problem(
        at: planned.episode.folder,
        "\(text) the target of \(band)\(length.breakdown)"
      )
    }
  }
}
