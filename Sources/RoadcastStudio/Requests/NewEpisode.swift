/// An episode that a page asks for.
struct NewEpisode: Decodable, Sendable {
  var title: String

  /// Such as `2026-11-27`; nil for the next free slot.
  var day: String?

  /// The upload that its recordings are in; nil without recordings.
  var upload: String?

  /// The names of the recordings, in their order.
  var names: [String]
}

/// Files that a page adds to an episode.
struct AddedFiles: Decodable, Sendable {
  var upload: String
  var names: [String]

  /// The segment that gets a picture; nil for recordings.
  var segment: Int?

  /// The path of the recording that the page shows as that segment.
  var audio: String?
}

/// A page that takes a change of its episode back, or makes it again.
struct UndoRequest: Decodable, Sendable {
  /// The version that the page shows.
  var version: String

  /// The number of the change that it offers to take back, or to make again.
  var step: Int

  /// Whether it's made again.
  var redoes: Bool?
}

/// Show notes that a page has changed.
struct ChangedNotes: Decodable, Sendable {
  /// The version of the manifest that the page shows.
  var version: String

  /// The version of the notes' own file; nil if they're in the manifest.
  var notesVersion: String?
  var text: String
}
