/// The series as a whole: what `episodes/show.yml` says.
package struct Show: Sendable, Equatable {
  /// The manifest itself.
  package var location: SourceLocation

  package var title: String
  package var description: String

  /// Where `feed/` will be reachable: absolute, ASCII, and it ends in a slash.
  package var baseURL: Located<String>

  /// The show's home page; nil where the listening pages are.
  package var link: String?

  /// `podcast:guid`, lower case; nil where nobody wrote one down.
  package var guid: String?

  package var language = "en-us"
  package var author: String
  package var owner: Owner?

  /// The artwork; a path in the workspace.
  package var cover: Located<String>?

  /// Apple's category and, where there is one, subcategory.
  package var category = ["Business"]

  package var explicit = false

  /// Whether directories are asked not to list the show.
  package var isPrivate = true

  package var copyright: Located<String>?

  /// Where reps answer: a `mailto:` or `https:` address.
  package var feedback: String?

  package var cadence: Cadence?
  package var length = LengthPolicy.standard
  package var sound = Sound()

  /// The vocabulary, in the manifest's order.
  package var facets: [Facet] = []

  package var audiences: [Audience] = []

  /// The newscast made for a phone system; nil where none is asked for.
  package var voicemail: Voicemail?

  /// What is to be said and what is not; nil where nothing is asked.
  package var wording: WordingPolicy?

  /// What writes transcripts; nil where nothing does.
  package var transcriber: Transcriber?

  /// Whether a recording without a transcript is an error.
  package var requiresTranscripts = false

  /// Who has to approve of an episode before it goes out; roles, in the manifest's order.
  package var approvals: [String] = []

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
