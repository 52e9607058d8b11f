package import RoadcastModel

/// An episode as its listening page shows it.
package struct EpisodePageContent: Sendable {
  package struct Tag: Sendable {
    package var facet: String
    package var value: String

    package init(facet: String, value: String) {
      self.facet = facet
      self.value = value
    }
  }

  /// A file to take away.
  package struct File: Sendable {
    package var name: String

    /// Below `feed/`.
    package var path: String

    package init(name: String, path: String) {
      self.name = name
      self.path = path
    }
  }

  package var slug: String
  package var title: String
  package var published: Moment
  package var duration: Milliseconds
  package var summary: String?

  /// Show notes as HTML that was made from Markdown and is safe to show as it is.
  package var notes: String?

  /// The enclosure, below `feed/`.
  package var audio: String

  /// The waveform that the page draws, below `feed/`.
  package var waveform: String?

  /// The phone rendition to take away, below `feed/`.
  package var voicemail: String?

  package var chapters: [Chapter] = []

  /// What is said, for pages at this page's depth.
  package var transcript: PageTranscript?

  package var transcripts: [File] = []
  package var tags: [Tag] = []

  /// Where to answer: a `mailto:` or web address.
  package var feedback: String?

  package init(
    slug: String,
    title: String,
    published: Moment,
    duration: Milliseconds,
    audio: String
  ) {
    self.slug = slug
    self.title = title
    self.published = published
    self.duration = duration
    self.audio = audio
  }
}
