/// One briefing: the content of `episodes/SLUG/episode.yml`.
package struct Episode: Sendable, Equatable {
  package var slug: String

  /// The manifest.
  package var location: SourceLocation

  package var title: String
  /// When it's published; 1970 if it has no date.
  package var published: Located<Moment>

  /// Whether the manifest has a date, which only a draft can lack.
  package var hasDate = true

  package var summary: String?

  /// The show notes, in Markdown.
  package var notes: Located<String>?

  /// The file with the show notes, if they aren't in the manifest: a path in the workspace.
  package var notesFile: Located<String>?

  /// The file with the summary as HTML: a path in the workspace.
  package var summaryFile: Located<String>?

  /// The summary and the notes, as far as they're written as HTML.
  package var texts = PublishedTexts()

  /// The title for apps that add the number and the show themselves; nil if it's the same.
  package var appleTitle: String?

  /// A web page about the episode; nil if it's the listening page.
  package var link: String?

  /// The episode's own picture: a path in the workspace.
  package var cover: Located<String>?

  /// Whether the episode is explicit; nil if it's as the show is.
  package var isExplicit: Bool?

  /// The people whom the manifest lists.
  package var people: [Person] = []

  package var type = EpisodeType.full
  package var number: Located<Int>?
  package var season: Int?
  package var draft = false
  package var expires: Located<Moment>?

  /// When the episode needs a review.
  package var reviewBy: Located<Moment>?

  package var approved: [Approval] = []

  /// The roles that haven't approved the episode; set after the show's manifest is read.
  package var awaiting: [String] = []

  /// The number of the issue, from 1 on.
  ///
  /// Each has its own guid, so that apps fetch a corrected episode again.
  package var reissue = 1

  /// The guid of the episode's item; nil if the manifest has none.
  package var guid: Located<String>?

  /// Whether the guid is an address that opens a page.
  package var isGUIDPermalink = false

  package var tags: [Tag] = []

  /// The tags of the audiences that get the episode; empty if all listeners do.
  package var only: [Tag] = []

  /// The finished file that's published; nil if the episode is built from segments.
  ///
  /// Such an episode has one segment, which is the file itself.
  package var enclosure: FinishedEnclosure?

  package var segments: [Segment] = []

  /// The files in its folder that it doesn't use, though someone probably meant it to.
  package var strayFiles: [StrayFile] = []

  /// The folders inside its folder that have recordings; empty unless it has no segments.
  package var foldersWithRecordings: [String] = []

  /// Whether the manifest lists segments that can't be read.
  ///
  /// The other segments then say nothing about the whole episode.
  package var lacksSegments = false

  package init(slug: String, location: SourceLocation, title: String, published: Located<Moment>) {
    self.slug = slug
    self.location = location
    self.title = title
    self.published = published
  }

  /// The episode's folder, which diagnostics about the episode as a whole name.
  package var folder: SourceLocation { SourceLocation(file: "episodes/\(slug)") }

  /// Whether only feeds with drafts can contain the episode: it's a draft, or isn't approved yet.
  package var isDraft: Bool { draft || !awaiting.isEmpty }
}
