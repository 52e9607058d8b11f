import RoadcastModel

/// A programme with everything that was made from it.
struct PublishedProgramme: Sendable {
  /// A text file, relative to `feed/`.
  struct Text: Sendable {
    var path: String

    /// The media type.
    var type: String

    /// The language of a transcript; nil for the show's.
    var language: String?
  }

  var media: ProgrammeMedia
  var transcripts: [Text]
  var chapterFile: Text?
  var chapters: [Chapter]

  /// The episode's show notes.
  var notes: RenderedNotes?
}
