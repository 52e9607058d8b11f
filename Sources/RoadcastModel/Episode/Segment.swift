/// One recording in an episode, with its title, speaker, tags and transcript.
package struct Segment: Sendable, Equatable {
  /// The recording; a path in the workspace.
  package var audio: Located<String>

  package var title: String
  package var speaker: String?

  /// The transcript; a path in the workspace.
  package var transcript: Located<String>?

  /// The segment's own tags, without the episode's.
  package var tags: [Tag]

  /// The answers that a listener must share; empty where everybody hears it.
  package var only: [Tag]

  /// The chapter's picture; a path in the workspace.
  package var image: Located<String>?

  /// Where the chapter leads: an http(s) address.
  package var url: String?

  /// What of it is worth hearing on its own.
  package var highlight: Highlight?

  /// Repairs that are switched on or off for this recording alone.
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
