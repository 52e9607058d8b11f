import RoadcastModel

/// A programme within the limits and outside the band the show aims at.
struct OffTarget: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    LengthMessage.all(for: planned, in: plan).compactMap { length in
      let target = length.policy.target
      let text =
        switch length.verdict {
        case .belowTarget:
          "\(length.runs(.down)), \(length.distance(to: target.lowerBound, .down)) short of"
        case .aboveTarget:
          "\(length.runs(.up)), \(length.distance(to: target.upperBound, .up)) over"
        case .tooShort, .onTarget, .tooLong: String?.none
        }
      guard let text else { return nil }
      let band =
        "\(LengthText.tellLimit(target.lowerBound))–\(LengthText.tellLimit(target.upperBound))"
      return Diagnostic(
        .offTarget,
        at: planned.episode.folder,
        "\(text) the target of \(band)\(length.make)"
      )
    }
  }
}
