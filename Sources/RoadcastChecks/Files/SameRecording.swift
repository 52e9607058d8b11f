import RoadcastModel

/// Reports two files of an episode that have the same sound.
struct SameRecording: EpisodeCheck {
  static let rule = Rule.sameRecording

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    var first: [String: Segment] = [:]
    return planned.episode.segments.compactMap { segment in
      guard let key = plan.contentKey(of: segment) else { return nil }
      guard let other = first[key] else {
        first[key] = segment
        return nil
      }
      // The same file twice is on purpose, and so are two audiences with a copy each.
      guard other.audio.value != segment.audio.value, other.only == segment.only else { return nil }
      // Of two names, the longer one is the copy's: "story (1).wav".
      let isCopy = segment.fileName.count >= other.fileName.count
      let (copy, original) = isCopy ? (segment, other) : (other, segment)
      return Problem(
        at: SourceLocation(file: copy.audio.value),
        "is the same recording as \(original.fileName.quoted), so it plays twice; remove one of them"
      )
    }
  }
}

extension Plan {
  /// What two recordings with the same content have in common; nil if a recording can't be used.
  fileprivate func contentKey(of segment: Segment) -> String? {
    recordings[show.use(of: segment)]?.contentKey
  }
}
