import RoadcastModel

/// A programme with the addresses of all that was made of it.
struct PublishedProgramme: Sendable {
  /// A text below `feed/`.
  struct Text: Sendable {
    var path: String

    /// The media type.
    var type: String
  }

  var media: ProgrammeMedia
  var transcripts: [Text]
  var chapterFile: Text?
  var chapters: [Chapter]
}
