import RoadcastModel

/// Refuses a voicemail that is longer than its maximum, to the sample.
///
/// A voicemail is never cut off inside a segment.
struct VoicemailTooLong: EpisodeCheck {
  static let rule = Rule.voicemailTooLong

  func problems(in planned: PlannedEpisode, of plan: Plan) -> [Problem] {
    guard let voicemail = plan.show.voicemail else { return [] }
    let parts = voicemail.parts(of: planned)
    let rate = plan.show.sound.sampleRate
    let length = Voicemail.length(of: parts, gap: plan.show.sound.gap.samples(at: rate))
    guard length * 1_000 > voicemail.max.count * rate else { return [] }
    let names = parts.map { part in
      "\(WorkspacePath.name(of: part.audio).escapedForDisplay) "
        + LengthText.format(samples: part.length, at: rate)
    }
    return [
      Problem(
        severity: planned.episode.isDraft ? .warning : .error,
        at: planned.episode.folder,
        "the voicemail runs \(LengthText.format(samples: length, at: rate, .up)), over its maximum of "
          + "\(LengthText.formatLimit(voicemail.max)) (\(names.joined(separator: ", "))); shorten a "
          + "segment, or choose fewer with `only`"
      )
    ]
  }
}
