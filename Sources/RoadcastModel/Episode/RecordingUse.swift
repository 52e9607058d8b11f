/// A recording and what is done to it: two segments may use one file in different ways.
package struct RecordingUse: Sendable, Hashable {
  /// The recording; a path in the workspace.
  package var path: String

  package var cleaning: Cleaning

  package init(path: String, cleaning: Cleaning) {
    self.path = path
    self.cleaning = cleaning
  }

  /// By the path alone: hardly any recording is used in two ways.
  package func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

extension Show {
  /// How an opener or a closer is used: as it was made.
  package func use(ofSound path: String) -> RecordingUse {
    RecordingUse(path: path, cleaning: .none)
  }

  /// How a segment's recording is used.
  package func use(of segment: Segment) -> RecordingUse {
    RecordingUse(
      path: segment.audio.value,
      cleaning: sound.cleaning.changed(by: segment.cleaning)
    )
  }
}
