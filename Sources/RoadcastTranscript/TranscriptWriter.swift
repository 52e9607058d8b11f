package import RoadcastModel

/// Writes the transcripts of an episode's programmes: each of its segments is paced once, in however many
/// cuts it is heard.
package struct TranscriptWriter {
  private let transcripts: [Int: Transcript]
  private let speakers: [Int: String]

  private struct PacedCue {
    /// Samples, as those of `SpokenCue`.
    var start: Int
    var end: Int
    var words: WrittenWords
  }

  private struct SubRipKey: Hashable {
    var segment: Int
    var voice: SpokenVoice
  }

  private var stretches: [Int: SpokenStretch] = [:]
  private var webVTT: [Int: [PacedCue]] = [:]
  private var subRip: [SubRipKey: PacedSubRip] = [:]

  /// - Parameters:
  ///   - transcripts: by the segment's place in `Episode.segments`.
  ///   - speakers: likewise; who speaks where a transcript names nobody at all.
  package init(transcripts: [Int: Transcript], speakers: [Int: String]) {
    self.transcripts = transcripts
    self.speakers = speakers
  }

  /// What is said in a programme of the episode, paced for two lines of WebVTT: JSON, HTML and pages show
  /// the same cues.
  package mutating func cues(of programme: Programme) -> [WrittenCue] {
    var cues: [WrittenCue] = []
    for (index, part) in programme.segments {
      guard let stretch = stretch(of: index, heardIn: part, of: programme) else { continue }
      let paced = webVTT[index] ?? Self.paced(stretch)
      webVTT[index] = paced
      for cue in paced {
        cues.append(
          WrittenCue(
            start: programme.milliseconds(part.start + cue.start),
            end: programme.milliseconds(part.start + cue.end),
            words: cue.words
          )
        )
      }
    }
    return cues
  }

  private static func paced(_ stretch: SpokenStretch) -> [PacedCue] {
    WebVTT.paced(stretch).map { cue in
      let words = WrittenWords(cue.text, speaker: cue.speaker, isEstimated: cue.isEstimated)
      return PacedCue(start: cue.start, end: cue.end, words: words)
    }
  }

  /// What is said in a programme of the episode as SubRip, in UTF-8, paced for two short lines a cue.
  ///
  /// The name stands in front of the words where the speaker changes.
  package mutating func subRip(of programme: Programme) -> [UInt8] {
    var bytes: [UInt8] = []
    var count = 0
    var voice = SpokenVoice()
    for (index, part) in programme.segments {
      guard let stretch = stretch(of: index, heardIn: part, of: programme) else { continue }
      let key = SubRipKey(segment: index, voice: voice)
      let paced = subRip[key] ?? PacedSubRip(stretch, after: voice)
      subRip[key] = paced
      paced.write(at: part, of: programme, count: &count, to: &bytes)
      voice = paced.voice
    }
    return bytes
  }

  private mutating func stretch(
    of segment: Int,
    heardIn part: Programme.Part,
    of programme: Programme
  ) -> SpokenStretch? {
    guard let transcript = transcripts[segment] else { return nil }
    let stretch =
      stretches[segment]
      ?? SpokenStretch(
        transcript,
        speaker: speakers[segment],
        heardIn: part,
        of: programme
      )
    stretches[segment] = stretch
    return stretch
  }
}
