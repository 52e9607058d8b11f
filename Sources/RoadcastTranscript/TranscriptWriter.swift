package import RoadcastModel

/// Writes the transcripts of an episode's programmes: each segment is paced once for all programmes.
package struct TranscriptWriter {
  private let transcripts: [Int: Transcript]
  private let speakers: [Int: String]

  private struct SubRipKey: Hashable {
    var segment: Int
    var voice: SpokenVoice
  }

  private var speeches: [Int: SegmentSpeech] = [:]
  private var webVTT: [Int: [SpokenCue]] = [:]
  private var words: [Int: [WrittenWords]] = [:]
  private var subRip: [SubRipKey: PacedSubRip] = [:]

  /// - Parameters:
  ///   - transcripts: The transcripts by the indices of their segments in `Episode.segments`.
  ///   - speakers: The speakers of transcripts that name no speaker, by the same indices.
  package init(transcripts: [Int: Transcript], speakers: [Int: String]) {
    self.transcripts = transcripts
    self.speakers = speakers
  }

  /// The cues of a programme, paced for two lines of WebVTT.
  ///
  /// JSON, HTML and pages show the same cues.
  package mutating func cues(of programme: Programme) -> [Cue] {
    var cues: [Cue] = []
    for (index, part) in programme.segments {
      for cue in paced(index, in: part, of: programme) {
        cues.append(cue.placed(in: part, of: programme))
      }
    }
    return cues
  }

  /// The cues of a programme with their words as each format writes them.
  package mutating func writtenCues(of programme: Programme) -> [WrittenCue] {
    var cues: [WrittenCue] = []
    for (index, part) in programme.segments {
      let paced = paced(index, in: part, of: programme)
      let words =
        words[index]
        ?? paced.map { WrittenWords($0.text, speaker: $0.speaker, isEstimated: $0.isEstimated) }
      self.words[index] = words
      for (cue, words) in zip(paced, words) {
        cues.append(
          WrittenCue(
            start: programme.milliseconds(part.start + cue.start),
            end: programme.milliseconds(part.start + cue.end),
            words: words
          )
        )
      }
    }
    return cues
  }

  /// The texts of a segment's cues, which are the same in every programme.
  ///
  /// - Parameters:
  ///   - segment: The segment's index in `Episode.segments`.
  ///   - part: The segment's part of the programme.
  ///   - programme: A programme that contains the segment.
  /// - Returns: The texts, in order.
  package mutating func texts(
    of segment: Int,
    in part: Programme.Part,
    of programme: Programme
  ) -> [String] {
    paced(segment, in: part, of: programme).map(\.text)
  }

  private mutating func paced(
    _ segment: Int,
    in part: Programme.Part,
    of programme: Programme
  ) -> [SpokenCue] {
    if let known = webVTT[segment] { return known }
    guard let speech = speech(of: segment, in: part, of: programme) else { return [] }
    let paced = WebVTT.paced(speech)
    webVTT[segment] = paced
    return paced
  }

  /// The cues of a programme as SubRip in UTF-8, paced for two short lines.
  ///
  /// A name precedes the words where the speaker changes.
  package mutating func subRip(of programme: Programme) -> [UInt8] {
    var bytes: [UInt8] = []
    var count = 0
    var voice = SpokenVoice()
    for (index, part) in programme.segments {
      guard let speech = speech(of: index, in: part, of: programme) else { continue }
      let key = SubRipKey(segment: index, voice: voice)
      let paced = subRip[key] ?? PacedSubRip(speech, after: voice)
      subRip[key] = paced
      paced.write(at: part, of: programme, count: &count, to: &bytes)
      voice = paced.voice
    }
    return bytes
  }

  private mutating func speech(
    of segment: Int,
    in part: Programme.Part,
    of programme: Programme
  ) -> SegmentSpeech? {
    guard let transcript = transcripts[segment] else { return nil }
    let speech =
      speeches[segment]
      ?? SegmentSpeech(
        transcript,
        speaker: speakers[segment],
        in: part,
        of: programme
      ).tidied
    speeches[segment] = speech
    return speech
  }
}
