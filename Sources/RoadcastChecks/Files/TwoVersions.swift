import RoadcastModel

/// Reports a second version of a file, which a sync client kept.
struct TwoVersions: EpisodeCheck {
  static let rule = Rule.twoVersions

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    guard !planned.episode.strayFiles.isEmpty else { return [] }
    let same = SameRecording().problems(in: planned, of: plan).map(\.location.file)
    return planned.episode.strayFiles.compactMap { stray in
      guard case .conflictedCopy(let original) = stray.kind, !same.contains(stray.path) else {
        return nil
      }
      return Problem(
        at: stray.location,
        "is another version of \(original.quoted), kept when two people changed it at once; "
          + "keep the right one under that name, and remove this one"
      )
    }
  }
}
