/// A recording with its repairs; two segments can use one file with different repairs.
package struct RecordingUse: Sendable, Hashable {
  /// The recording: a path in the workspace.
  package var path: String

  package var cleaning: Cleaning

  package init(path: String, cleaning: Cleaning) {
    self.path = path
    self.cleaning = cleaning
  }

  /// Uses only the path: hardly any recording is used in two ways.
  package func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

extension Show {
  /// The use of an opener or a closer, which gets no repairs.
  package func use(ofSound path: String) -> RecordingUse {
    RecordingUse(path: path, cleaning: .none)
  }

  /// The use of a segment's recording.
  package func use(of segment: Segment) -> RecordingUse {
    RecordingUse(
      path: segment.audio.value,
      cleaning: segment.isFinished ? .none : sound.cleaning.changed(by: segment.cleaning)
    )
  }
}
