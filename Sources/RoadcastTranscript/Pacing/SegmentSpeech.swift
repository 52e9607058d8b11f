import RoadcastModel

/// What is said in one segment, from where it begins to be heard: the same in every programme.
struct SegmentSpeech: Sendable {
  /// Ascending by start; what begins together stays in its order.
  var cues: [SpokenCue]

  /// Where the segment's sound ends, in samples: nothing is shown longer.
  var end: Int

  /// Hz.
  var sampleRate: Int

  /// Moves each cue to where its recording is heard, and cuts it to what is heard of it.
  ///
  /// One of which less than a millisecond is heard is left out. A cue without any length keeps its
  /// moment, and gets its time when cues are paced.
  ///
  /// - `part`: the segment's, of `programme`.
  /// - `speaker`: who speaks where the transcript names nobody at all.
  init(
    _ transcript: Transcript,
    speaker: String?,
    in part: Programme.Part,
    of programme: Programme
  ) {
    let speaker = transcript.namesSpeakers ? nil : speaker.flatMap(CueLines.speaker)
    // A millisecond that somebody wrote is as many samples, or one more.
    let shortest = programme.sampleRate / 1_000
    let cues = transcript.cues.compactMap { cue -> SpokenCue? in
      let start = programme.offset(of: cue.start, in: part)
      var end = programme.offset(of: cue.end, in: part)
      if cue.start == cue.end {
        // Within a cut, or outside of what is heard, no time passes.
        let next = programme.offset(of: Milliseconds(cue.end.count + 1), in: part)
        guard start < next, start + shortest <= part.length else { return nil }
        end = start
      } else if end - start < shortest {
        return nil
      }
      return SpokenCue(
        start: start,
        end: end,
        speaker: cue.speaker ?? speaker,
        text: cue.text,
        isEstimated: cue.isEstimated
      )
    }
    self.cues = Self.ascending(cues)
    end = part.length
    sampleRate = programme.sampleRate
  }

  /// The place in the list decides last: the library's sort does not promise to be stable.
  private static func ascending(_ cues: [SpokenCue]) -> [SpokenCue] {
    guard zip(cues, cues.dropFirst()).contains(where: { $0.start > $1.start }) else { return cues }
    return cues.enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map(\.element)
  }
}

extension Transcript {
  fileprivate var namesSpeakers: Bool { cues.contains { $0.speaker != nil } }
}
