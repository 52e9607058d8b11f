import RoadcastModel

/// A finished file that's published as it is.
struct GivenFile: Sendable {
  /// The file: a path in the workspace.
  var source: String

  /// Where it's published, relative to `feed/`.
  var path: String

  /// The content's SHA-256.
  var hash: String

  /// The media type.
  var type: String

  /// The language of a transcript; nil for the show's.
  var language: String?
}

/// What an episode has of finished texts and pictures.
///
/// Their bytes aren't kept: a show can have thousands.
struct GivenMaterial: Sendable {
  var transcripts: [GivenFile] = []
  var chapterFile: GivenFile?

  /// What the chapters say.
  var chapters: [Chapter] = []

  /// The episode's own picture.
  var cover: GivenFile?

  /// Every file.
  var files: [GivenFile] { transcripts + [chapterFile, cover].compactMap(\.self) }
}
