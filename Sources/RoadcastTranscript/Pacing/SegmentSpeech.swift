import RoadcastModel

/// What's said in one segment, timed from the segment's start: the same in every programme.
struct SegmentSpeech: Sendable {
  /// The cues by their starts; those with equal starts keep their order.
  var cues: [SpokenCue]

  /// The end of the segment's sound in samples: no cue is shown longer.
  var end: Int

  /// Hz.
  var sampleRate: Int

  /// Moves each cue to its position in the segment, and cuts it to the part of its recording that's left.
  ///
  /// A cue of which less than a millisecond is left is dropped. A cue without length keeps its moment,
  /// and gets a length when cues are paced.
  ///
  /// - Parameters:
  ///   - transcript: The transcript of the recording.
  ///   - speaker: The speaker of a transcript that names no speaker.
  ///   - part: The segment's part of the programme.
  ///   - programme: A programme that contains the segment.
  init(
    _ transcript: Transcript,
    speaker: String?,
    in part: Programme.Part,
    of programme: Programme
  ) {
    let speaker = transcript.namesSpeakers ? nil : speaker.flatMap(CueLines.speaker)
    // A millisecond in a transcript is this many samples, or one more.
    let shortest = programme.sampleRate / 1_000
    let cues = transcript.cues.compactMap { cue -> SpokenCue? in
      let start = programme.offset(of: cue.start, in: part)
      var end = programme.offset(of: cue.end, in: part)
      if cue.start == cue.end {
        // In a part of the recording that was cut out, no time passes.
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

  /// The same speech without blank cues, each text in tidy lines: what ``CuePacer`` takes.
  var tidied: SegmentSpeech {
    var tidied = self
    tidied.cues = cues.compactMap { cue in
      var cue = cue
      cue.text = CueLines.tidy(cue.text)
      return cue.text.isEmpty ? nil : cue
    }
    return tidied
  }

  /// Sorts by start; Swift's sort isn't documented to be stable, so the index decides last.
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
