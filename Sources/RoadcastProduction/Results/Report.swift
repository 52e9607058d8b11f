package import RoadcastModel

/// What `check` and `build` tell of themselves, for people and as JSON.
package struct Report: Sendable {
  package var diagnostics: [Diagnostic]
  package var episodes: [EpisodeReport]

  /// Nil after a check, and after a build that stopped at errors.
  package var build: BuildReport?

  /// The rule for lengths, for the summary.
  package var policy: LengthPolicy?

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// One episode, as it stands.
package struct EpisodeReport: Sendable {
  package var slug: String
  package var title: String
  package var status: EpisodeStatus
  package var published: Moment?

  /// The roles whose approval keeps it out of the feeds.
  package var awaiting: [String] = []

  /// One for each feed that would hear it, the main feed's first; none while it was not listened to.
  package var programmes: [ProgrammeReport]

  /// The feeds (nil: the main one) that hold the episode now.
  package var dueIn: [String?]
}

/// One cut of an episode.
package struct ProgrammeReport: Sendable {
  package enum TranscriptKind: String, Sendable {
    case timed, estimated
  }

  package struct Segment: Sendable {
    /// The recording, relative to the episode's folder.
    package var audio: String

    package var title: String
    package var start: Milliseconds
    package var end: Milliseconds

    /// Whether its words have times, and whether these are an estimate; nil where there are none.
    package var transcript: TranscriptKind?

    /// What was done to the recording.
    package var sound: RecordingReport?
  }

  package var audience: String?
  package var length: MeasuredLength
  package var segments: [Segment]

  /// - `heard`: what is known of the recordings.
  init(
    _ programme: Programme,
    of planned: PlannedEpisode,
    policy: LengthPolicy,
    recordings: [RecordingUse: KnownRecording]
  ) {
    audience = programme.audience
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

/// What a build made.
package struct BuildReport: Sendable {
  package struct Feed: Sendable {
    package var audience: String?

    /// Below the output folder.
    package var path: String

    package var url: String
    package var items: Int
  }

  /// The folder; an absolute path.
  package var output: String

  /// Whether anything in the folder is new.
  package var changed: Bool

  package var feeds: [Feed]

  /// What the file of one feed's programme cost.
  package struct Assembly: Sendable {
    package var slug: String
    package var audience: String?

    /// Below the output folder.
    package var path: String

    /// False where another feed's equal cut, or the last build, has made the file already.
    package var isNew: Bool

    /// What it took to put the file together; zero where it was there.
    package var duration: Duration
  }

  /// A phone rendition.
  package struct Voicemail: Sendable {
    package var slug: String

    /// Below the output folder.
    package var path: String

    /// False where the last build has made it already.
    package var isNew: Bool
  }

  package var voicemails: [Voicemail] = []

  /// The recordings that were encoded.
  package var encoded: [String]

  /// The recordings whose masters were there already.
  package var cached: [String]

  /// One for each programme of each feed.
  package var assemblies: [Assembly] = []

  /// How long each step of the publication took; empty where there was nothing to do.
  package var steps: [StepTime] = []

  package var isPrivate: Bool

  /// The show's `podcast:guid`.
  package var guid: String

  /// Something that did not keep the build from succeeding.
  package var warning: String?
}
