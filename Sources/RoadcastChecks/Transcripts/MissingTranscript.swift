import RoadcastModel

/// Reports a recording without a transcript, and a transcript without words.
struct MissingTranscript: EpisodeCheck {
  static let rule = Rule.missingTranscript

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    let severity: Diagnostic.Severity = plan.show.requiresTranscripts ? .error : .warning
    return planned.episode.segments.enumerated().compactMap { index, segment in
      guard let transcript = segment.transcript else {
        guard !plan.absentRecordings.contains(segment.audio.value) else { return nil }
        // A finished transcript can be a page or a text without times.
        let given = planned.episode.enclosure?.transcripts ?? []
        guard given.isEmpty else { return nil }
        return Problem(
          severity: severity,
          at: SourceLocation(file: segment.audio.value),
          Self.message(for: segment, language: plan.show.language)
        )
      }
      // What couldn't be read was reported, and isn't in the plan.
      guard let words = planned.transcripts[index], words.cues.isEmpty else { return nil }
      return Problem(
        severity: severity,
        at: SourceLocation(file: transcript.value),
        "has no words, so \(segment.fileName.quoted) has no transcript; export it again"
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
