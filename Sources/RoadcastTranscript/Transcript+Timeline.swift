package import RoadcastModel

extension Transcript {
  /// The cues of a segment on the timeline of a programme, as they were read and not paced.
  ///
  /// - Parameters:
  ///   - part: The segment's part of the programme.
  ///   - programme: A programme that contains the segment.
  ///   - speaker: The speaker of a transcript that names no speaker.
  /// - Returns: Cues in ascending order, each cut to the part of it that the programme plays.
  package func cues(
    in part: Programme.Part,
    of programme: Programme,
    speaker: String?
  ) -> [Cue] {
    SegmentSpeech(self, speaker: speaker, in: part, of: programme).cues
      .map { $0.placed(in: part, of: programme) }
  }
}
