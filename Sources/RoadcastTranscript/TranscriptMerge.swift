package import RoadcastModel

/// Puts the transcripts of recordings on the timeline of the programme they are heard in.
package enum TranscriptMerge {
  /// The cues of a whole programme.
  ///
  /// Each is moved to where its recording is heard and cut to what is heard of it; one of which
  /// nothing is heard is left out, and so is one without any length.
  ///
  /// - Parameters:
  ///   - programme: the timeline.
  ///   - transcripts: by the segment's place in `Episode.segments`.
  ///   - speakers: likewise; who speaks where a transcript names nobody at all.
  /// - Returns: ascending by start and end; what begins and ends together stays in its order.
  package static func cues(
    of programme: Programme,
    transcripts: [Int: Transcript],
    speakers: [Int: String]
  ) -> [Cue] {
    var merged: [Cue] = []
    for (index, part) in programme.segments {
      guard let transcript = transcripts[index] else { continue }
      let speaker = transcript.namesSpeakers ? nil : speakers[index].flatMap(CueLines.speaker)
      for cue in transcript.cues {
        let start = programme.position(of: cue.start, in: part)
        let end = programme.position(of: cue.end, in: part)
        guard start < end else { continue }
        merged.append(
          Cue(
            start: start,
            end: end,
            speaker: cue.speaker ?? speaker,
            text: cue.text,
            isEstimated: cue.isEstimated
          )
        )
      }
    }
    // The place in the list decides last: the library's sort does not promise to be stable.
    return merged.enumerated()
      .sorted { left, right in
        (left.element.start, left.element.end, left.offset)
          < (right.element.start, right.element.end, right.offset)
      }
      .map(\.element)
  }
}

extension Transcript {
  fileprivate var namesSpeakers: Bool { cues.contains { $0.speaker != nil } }
}
