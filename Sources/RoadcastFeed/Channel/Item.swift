package import RoadcastModel

/// An episode in the terms of RSS 2.0.
package struct Item: Sendable, Equatable {
  /// A tag.
  package struct Category: Sendable, Equatable {
    /// The address of the facet's page.
    package var domain: String
    package var tag: String

    package init(domain: String, tag: String) {
      self.domain = domain
      self.tag = tag
    }
  }

  /// A form of the transcript, for `podcast:transcript`.
  package struct Transcript: Sendable, Equatable {
    package var url: String

    /// The media type.
    package var type: String

    /// The language; nil for the channel's.
    package var language: String?

    package init(url: String, type: String, language: String? = nil) {
      self.url = url
      self.type = type
      self.language = language
    }
  }

  package var title: String

  /// `itunes:title`; nil if it's the same.
  package var appleTitle: String?

  package var link: String
  package var guid: String

  /// Whether the guid is an address that opens a page.
  package var isGUIDPermalink = false

  package var published: Moment

  /// HTML with only the elements that apps show, at most 4000 bytes (Apple, PSP-1).
  package var description: String

  /// The whole HTML for `content:encoded`; nil where the description is whole.
  package var fullDescription: String?

  package var enclosure: Enclosure
  package var categories: [Category] = []

  /// Whole seconds.
  package var duration: Int

  package var imageURL: String
  package var isExplicit: Bool
  package var type = EpisodeType.full
  package var number: Int?
  package var season: Int?
  package var transcripts: [Transcript] = []
  package var chaptersURL: String?
  package var chapters: [Chapter] = []
  package var soundbites: [Soundbite] = []

  /// Who speaks.
  package var credits: [Credit] = []

  /// The people whom the episode's manifest lists.
  package var people: [Person] = []

  package init(
    title: String,
    link: String,
    guid: String,
    published: Moment,
    description: String,
    enclosure: Enclosure,
    duration: Int,
    imageURL: String,
    isExplicit: Bool
  ) {
    self.title = title
    self.link = link
    self.guid = guid
    self.published = published
    self.description = description
    self.enclosure = enclosure
    self.duration = duration
    self.imageURL = imageURL
    self.isExplicit = isExplicit
  }
}
