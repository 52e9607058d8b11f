package import RoadcastModel

/// One cut of an episode.
package struct ProgrammeReport: Sendable {
  package enum TranscriptKind: String, Sendable {
    case timed, estimated
  }

  package struct Segment: Sendable, Equatable {
    /// The recording, relative to the episode's folder.
    package var audio: String

    package var title: String
    package var start: Milliseconds
    package var end: Milliseconds

    /// Whether the transcript's times are exact or estimated; nil without a transcript.
    package var transcript: TranscriptKind?

    /// What was measured in the recording and done to it.
    package var sound: RecordingReport?
  }

  package var feed: FeedName
  package var length: MeasuredLength
  package var segments: [Segment]

  /// - Parameters:
  ///   - programme: the programme.
  ///   - planned: its episode.
  ///   - policy: the length limits.
  ///   - recordings: what's known of the recordings.
  init(
    _ programme: Programme,
    of planned: PlannedEpisode,
    policy: LengthPolicy,
    recordings: [RecordingUse: KnownRecording]
  ) {
    feed = programme.feed
    length = MeasuredLength(
      samples: programme.duration,
      sampleRate: programme.sampleRate,
      policy: policy
    )
    let episode = planned.episode
    let folder = episode.folder.file + "/"
    segments = programme.segments.map { index, part in
      Segment(
        audio: part.audio.hasPrefix(folder)
          ? String(part.audio.dropFirst(folder.count)) : part.audio,
        title: episode.segments[index].title,
        start: programme.milliseconds(part.start),
        end: programme.milliseconds(part.end),
        transcript: planned.transcripts[index]?.cues.first.map {
          $0.isEstimated ? .estimated : .timed
        },
        sound: recordings[part.use].map {
          RecordingReport($0.analysis, sampleRate: programme.sampleRate)
        }
      )
    }
  }
}
