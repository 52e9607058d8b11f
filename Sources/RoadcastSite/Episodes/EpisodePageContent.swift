package import RoadcastModel

/// What an episode's listening page shows.
package struct EpisodePageContent: Sendable {
  /// A tag, with a link to its facet's page.
  package struct Tag: Equatable, Sendable {
    package var facet: String
    package var value: String

    /// The chapters that have the tag themselves; empty where the whole episode has it.
    package var places: [PlaceInProgramme] = []

    package init(facet: String, value: String) {
      self.facet = facet
      self.value = value
    }
  }

  /// A moment of the programme that a page can lead to.
  package struct PlaceInProgramme: Equatable, Sendable {
    /// The title of the chapter.
    package var chapter: String

    /// From the programme's start.
    package var start: Milliseconds

    package init(chapter: String, start: Milliseconds) {
      self.chapter = chapter
      self.start = start
    }
  }

  /// A file to download.
  package struct File: Equatable, Sendable {
    package var name: String

    /// Below `feed/`.
    package var path: String

    package init(name: String, path: String) {
      self.name = name
      self.path = path
    }
  }

  /// A highlight with a file of its own.
  package struct Clip: Equatable, Sendable {
    package var title: String

    /// From the programme's start.
    package var start: Milliseconds

    /// From the programme's start.
    package var end: Milliseconds

    /// Below `feed/`.
    package var path: String

    package init(title: String, start: Milliseconds, end: Milliseconds, path: String) {
      self.title = title
      self.start = start
      self.end = end
      self.path = path
    }
  }

  package var slug: String
  package var title: String
  package var published: Moment
  package var duration: Milliseconds
  package var summary: String?

  /// Show notes as safe HTML, which isn't escaped.
  package var notes: String?

  /// The words of the show notes, for the search.
  package var plainNotes: String?

  /// The enclosure's path below `feed/`.
  package var audio: String

  /// The waveform above the player.
  package var waveform: WaveformBars?

  /// The path below `feed/` of the short version for a phone system.
  package var voicemail: String?

  package var chapters: [Chapter] = []

  /// The transcript, with links for a page of this feed.
  package var transcript: PageTranscript?

  /// The names of those who speak, each once, in the order in which they begin.
  package var speakers: [String] = []

  /// The search's terms of what's said.
  package var spokenTerms: Set<String> = []

  /// The highlights, in order.
  package var clips: [Clip] = []

  package var transcripts: [File] = []
  package var tags: [Tag] = []

  /// The address that answers go to, with the episode filled in.
  package var answer: String?

  /// How the show's language writes dates.
  package var dateWords = DateWords.english

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
