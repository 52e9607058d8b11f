import RoadcastModel

/// Reports a recording without a transcript.
struct MissingTranscript: EpisodeCheck {
  static let rule = Rule.missingTranscript

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    planned.episode.segments.compactMap { segment in
      guard segment.transcript == nil else { return nil }
      return Problem(
        severity: plan.show.requiresTranscripts ? .error : .warning,
        at: SourceLocation(file: segment.audio.value),
        Self.message(for: segment, language: plan.show.language)
      )
    }
  }

  private static func message(for segment: Segment, language: String) -> String {
    let stem = WorkspacePath.stem(of: segment.fileName).stem.escapedForDisplay
    let unusable = segment.unusableTranscripts
    if let found = unusable.first(where: { FileKind(name: $0) == .transcript }) {
      let suffix = WorkspacePath.stem(of: found).extension
      return "has no transcript in the show's language (\(language)); found "
        + unusable.map(\.quoted).joined(separator: ", ")
        + ": if that's the one, rename it to \("\(stem).\(suffix)".quoted)"
    }
    if let found = unusable.first {
      return
        "has no transcript that Roadcast can read; save \(found.quoted) as plain text, \(stem).txt"
    }
    return "has no transcript; put \(stem).vtt or \(stem).srt beside it, "
      + "or only the words as \(stem).txt"
  }
}
