/// One recording in an episode, with its title, speaker, tags and transcript.
package struct Segment: Sendable, Equatable {
  /// The recording: a path in the workspace.
  package var audio: Located<String>

  package var title: String
  package var speaker: String?

  /// What the speaker does.
  package var role = SpeakerRole.host

  /// The transcript: a path in the workspace.
  package var transcript: Located<String>?

  /// The names of files that look like its transcript, but are in another language, or in a form that
  /// Roadcast doesn't read; empty if it has one.
  package var unusableTranscripts: [String] = []

  /// The segment's own tags, without those of the episode.
  package var tags: [Tag]

  /// The tags of the audiences that get the segment; empty if all listeners do.
  package var only: [Tag]

  /// The chapter's picture: a path in the workspace.
  package var image: Located<String>?

  /// The address of a web page about the chapter: `https:` or `http:`.
  package var url: String?

  /// The part that's worth playing on its own.
  package var highlight: Highlight?

  /// Whether it's a finished file, which is published as it is.
  package var isFinished = false

  /// The repairs that are switched on or off for this segment.
  package var cleaning: [Cleaning.Step: Bool] = [:]

  package init(
    audio: Located<String>,
    title: String,
    speaker: String? = nil,
    transcript: Located<String>? = nil,
    tags: [Tag] = [],
    only: [Tag] = []
  ) {
    self.audio = audio
    self.title = title
    self.speaker = speaker
    self.transcript = transcript
    self.tags = tags
    self.only = only
  }

  /// The recording's file name.
  package var fileName: String { WorkspacePath.name(of: audio.value) }
}
