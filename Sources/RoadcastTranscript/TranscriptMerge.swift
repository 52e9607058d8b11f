package import RoadcastModel

/// Puts the transcripts of recordings on the timeline of the programme they are heard in.
package enum TranscriptMerge {
  /// What is said in a whole programme, segment by segment.
  ///
  /// Each cue is moved to where its recording is heard and cut to what is heard of it; one of which
  /// nothing is heard is left out. A cue without any length keeps its moment, and gets its time when
  /// cues are paced.
  ///
  /// - Parameters:
  ///   - programme: the timeline.
  ///   - transcripts: by the segment's place in `Episode.segments`.
  ///   - speakers: likewise; who speaks where a transcript names nobody at all.
  /// - Returns: in the order heard; each one's cues in the order of its transcript where that is
  ///   ascending.
  package static func stretches(
    of programme: Programme,
    transcripts: [Int: Transcript],
    speakers: [Int: String]
  ) -> [SpokenStretch] {
    programme.segments.compactMap { index, part in
      guard let transcript = transcripts[index] else { return nil }
      let speaker = transcript.namesSpeakers ? nil : speakers[index].flatMap(CueLines.speaker)
      let cues = transcript.cues.compactMap { cue -> Cue? in
        let start = programme.position(of: cue.start, in: part)
        let end = programme.position(of: cue.end, in: part)
        guard start < end || isMoment(cue, heardIn: part, of: programme) else { return nil }
        return Cue(
          start: start,
          end: end,
          speaker: cue.speaker ?? speaker,
          text: cue.text,
          isEstimated: cue.isEstimated
        )
      }
      return SpokenStretch(cues: ascending(cues), end: programme.milliseconds(part.end))
    }
  }

  private static func isMoment(
    _ cue: Cue,
    heardIn part: Programme.Part,
    of programme: Programme
  ) -> Bool {
    guard cue.start == cue.end else { return false }
    let next = Milliseconds(cue.end.count + 1)
    return programme.position(of: cue.start, in: part) < programme.position(of: next, in: part)
  }

  /// The place in the list decides last: the library's sort does not promise to be stable.
  private static func ascending(_ cues: [Cue]) -> [Cue] {
    guard zip(cues, cues.dropFirst()).contains(where: { $0.start > $1.start }) else { return cues }
    return cues.enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map(\.element)
  }
}

extension Transcript {
  fileprivate var namesSpeakers: Bool { cues.contains { $0.speaker != nil } }
}
