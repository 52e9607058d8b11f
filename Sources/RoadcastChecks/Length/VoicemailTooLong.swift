import RoadcastModel

/// A phone newscast longer than it may be, to the sample; it is never cut inside a segment.
struct VoicemailTooLong: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    guard let voicemail = plan.show.voicemail else { return [] }
    let parts = voicemail.parts(of: planned)
    let rate = plan.show.sound.sampleRate
    let length = Voicemail.length(of: parts, gap: plan.show.sound.gap.samples(at: rate))
    guard length * 1_000 > voicemail.max.count * rate else { return [] }
    let names = parts.map { part in
      "\(WorkspacePath.name(of: part.audio).escapedForDisplay) "
        + LengthText.tell(samples: part.length, at: rate)
    }
    return [
      Diagnostic(
        .voicemailTooLong,
        severity: planned.episode.isDraft ? .warning : .error,
        at: planned.episode.folder,
        "the voicemail runs \(LengthText.tell(samples: length, at: rate, .up)), over its maximum of "
          + "\(LengthText.tellLimit(voicemail.max)) (\(names.joined(separator: ", "))); record less, "
          + "or choose fewer segments with `only`"
      )
    ]
  }
}

/// An episode of which nothing is chosen for the phone: the phone system would keep the old one.
struct NoVoicemail: EpisodeCheck {
  func diagnostics(for planned: PlannedEpisode, in plan: Plan) -> [Diagnostic] {
    guard let voicemail = plan.show.voicemail, !planned.programmes.isEmpty,
      voicemail.parts(of: planned).isEmpty
    else { return [] }
    return [
      Diagnostic(
        .noVoicemail,
        at: planned.episode.folder,
        "no segment for everyone has the tags that the voicemail is made of; tag one, or change "
          + "`only` of `voicemail` in show.yml"
      )
    ]
  }
}

/// Tags that the vocabulary does not have, in the voicemail's choice.
struct UnknownVoicemailTag: ShowCheck {
  func diagnostics(in plan: Plan) -> [Diagnostic] {
    UnknownTag.diagnostics(for: plan.show.voicemail?.only ?? [], facets: plan.show.facets)
  }
}
