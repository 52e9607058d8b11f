/// The series as a whole: the content of `episodes/show.yml`.
package struct Show: Sendable, Equatable {
  /// The manifest.
  package var location: SourceLocation

  package var title: String
  package var description: String

  /// The address at which `feed/` will be published: absolute, ASCII, with a slash at the end.
  package var baseURL: Located<String>

  /// The show's home page; nil if it's the listening pages.
  package var link: String?

  /// The show's `podcast:guid` in lower case; nil if the manifest has none.
  package var guid: String?

  package var language = "en-us"
  package var author: String
  package var owner: Owner?

  /// The artwork: a path in the workspace.
  package var cover: Located<String>?

  /// The colours of the pages.
  package var theme = Theme()

  /// Apple's category, and a subcategory if there is one.
  package var category = ["Business"]

  package var explicit = false

  /// Whether the feeds ask directories not to list the show.
  package var isPrivate = true

  package var copyright: Located<String>?

  /// The address that the main feed had before; nil if it has always been here.
  package var movedFrom: String?

  /// The people whom the manifest lists.
  package var people: [Person] = []

  /// The address for listeners' feedback: `mailto:`, `https:` or `http:`.
  package var feedback: String?

  package var kind = ShowKind.episodic
  package var cadence: Cadence?

  /// Its time zone, and how dates are read in it.
  package var dates = DateRules()

  package var length = LengthPolicy.standard
  package var sound = Sound()

  /// The vocabulary, in the manifest's order.
  package var facets: [Facet] = []

  package var audiences: [Audience] = []

  /// The newscast for a phone system; nil if the show has none.
  package var voicemail: Voicemail?

  /// The phrases to mention and to avoid; nil if the show has no such list.
  package var wording: WordingPolicy?

  /// The program that writes transcripts; nil if there is none.
  package var transcriber: Transcriber?

  /// Whether a recording without a transcript is an error.
  package var requiresTranscripts = false

  /// The roles that must approve an episode before it's published, in the manifest's order.
  package var approvals: [String] = []

  /// The places to publish to, in the manifest's order.
  package var targets: [Target] = []

  /// The person or team to contact about the show.
  package struct Owner: Sendable, Equatable {
    package var name: String
    package var email: String

    package init(name: String, email: String) {
      self.name = name
      self.email = email
    }
  }

  package init(
    location: SourceLocation,
    title: String,
    description: String,
    baseURL: Located<String>
  ) {
    self.location = location
    self.title = title
    self.description = description
    self.baseURL = baseURL
    author = title
  }
}
