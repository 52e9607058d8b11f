import RoadcastModel

/// Warns of a cue that ends after its recording does.
struct CueOverrun: EpisodeCheck {
  static let rule = Rule.cueOverrun

  /// Milliseconds; half a frame of video is a matter of rounding.
  private static let tolerance = 20

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.transcriptsInOrder.flatMap { index, transcript -> [Problem] in
      let segment = planned.episode.segments[index]
      guard let end = plan.end(of: segment) else { return [] }
      return transcript.cues
        .filter { $0.start < end && $0.end.count > end.count + Self.tolerance }
        .map { cue in
          Problem(
            at: transcript.location(of: cue),
            "the cue ends at \(cue.end.clock()), but \(segment.fileName.quoted) ends at "
              + "\(end.clock()); the cue is cut off there"
          )
        }
    }
  }
}
