package import RoadcastModel

/// Puts the transcript of a recording on the timeline of a programme it is heard in.
package enum TranscriptMerge {
  /// What is said in one segment, as it was read and not paced.
  ///
  /// - Parameters:
  ///   - transcript: as it was read.
  ///   - speaker: who speaks where the transcript names nobody at all.
  ///   - part: the segment's, of the programme.
  ///   - programme: the timeline.
  /// - Returns: at the programme's times; in the order heard, each cut to what is heard of it.
  package static func cues(
    of transcript: Transcript,
    speaker: String?,
    heardIn part: Programme.Part,
    of programme: Programme
  ) -> [Cue] {
    SpokenStretch(transcript, speaker: speaker, heardIn: part, of: programme).cues
      .map { $0.placed(in: part, of: programme) }
  }
}
