import RoadcastModel

/// A file of the old host that an episode, or the show, needs.
struct ImportedMedia: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case audio
    case cover
    case chapters
    case transcript
  }

  var kind: Kind
  var address: String

  /// The folder in `episodes/`; empty for the show's own.
  var folder: String

  /// The name that it gets; pictures and audio get another extension if the content is something else.
  var name: String

  /// The number of bytes that the feed states; nil if it states none.
  var expected: Int?

  /// Its path, relative to the episodes.
  var path: String { folder.isEmpty ? name : "\(folder)/\(name)" }

  /// The most bytes that it may have.
  var mostBytes: Int {
    switch kind {
    case .audio: Limits.recordingBytes
    case .cover: Limits.coverBytes
    case .chapters, .transcript: Limits.transcriptBytes
    }
  }
}
