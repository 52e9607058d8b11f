/// One briefing that reps listen to: what `episodes/SLUG/episode.yml` says.
package struct Episode: Sendable, Equatable {
  package var slug: String

  /// The manifest itself.
  package var location: SourceLocation

  package var title: String
  /// When it's published; 1970 if it has no date.
  package var published: Located<Moment>

  /// Whether the manifest has a date, which only a draft can lack.
  package var hasDate = true

  package var summary: String?

  /// Show notes in Markdown.
  package var notes: Located<String>?

  /// The file that holds the show notes, where they are not in the manifest; a path in the workspace.
  package var notesFile: Located<String>?

  package var number: Located<Int>?
  package var season: Int?
  package var draft = false
  package var expires: Located<Moment>?

  /// When somebody is to look whether it still holds.
  package var reviewBy: Located<Moment>?

  package var approved: [Approval] = []

  /// The roles whose approval is missing yet; known once the show was read.
  package var awaiting: [String] = []

  /// Raised to have every app fetch a corrected recording again: each number is a guid of its own.
  package var reissue = 1

  /// The item's guid where somebody set it.
  package var guid: Located<String>?

  package var tags: [Tag] = []

  /// The answers that a listener of the whole episode must share.
  package var only: [Tag] = []

  package var segments: [Segment] = []

  /// Whether the manifest lists segments that can't be told from what it says: what is known of the
  /// others says nothing of the whole.
  package var lacksSegments = false

  package init(slug: String, location: SourceLocation, title: String, published: Located<Moment>) {
    self.slug = slug
    self.location = location
    self.title = title
    self.published = published
  }

  /// The episode's folder, relative to the workspace: where what concerns it as a whole is told.
  package var folder: SourceLocation { SourceLocation(file: "episodes/\(slug)") }

  /// Whether only audiences with `drafts` may hear it: a draft, or not approved by all yet.
  package var isDraft: Bool { draft || !awaiting.isEmpty }
}
