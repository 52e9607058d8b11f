import RoadcastModel

/// Reports a recording without a transcript.
struct MissingTranscript: EpisodeCheck {
  static let rule = Rule.missingTranscript

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.episode.segments.compactMap { segment in
      guard segment.transcript == nil else { return nil }
      let stem = WorkspacePath.stem(of: segment.fileName).stem.escapedForDisplay
      return Problem(
        severity: plan.show.requiresTranscripts ? .error : .warning,
        at: SourceLocation(file: segment.audio.value),
        "has no transcript; put \(stem).vtt or \(stem).srt beside it, "
          + "or only the words as \(stem).txt"
      )
    }
  }
}
