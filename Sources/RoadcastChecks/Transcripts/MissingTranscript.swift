import RoadcastModel

/// A recording that nobody can read.
struct MissingTranscript: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    planned.episode.segments.compactMap { segment in
      guard segment.transcript == nil else { return nil }
      let stem = WorkspacePath.stem(of: segment.fileName).stem.escapedForDisplay
      return Diagnostic(
        .missingTranscript,
        severity: plan.show.requiresTranscripts ? .error : .warning,
        at: SourceLocation(file: segment.audio.value),
        "has no transcript; put \(stem).vtt or \(stem).srt beside it, "
          + "or the words alone as \(stem).txt"
      )
    }
  }
}
