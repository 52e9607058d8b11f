package import RoadcastModel

/// What a search matches as a whole: a chapter, or the text about an episode.
package struct SearchableSection: Sendable, Equatable {
  /// A tag.
  package struct Tag: Sendable, Equatable {
    package var facet: String
    package var value: String

    package init(facet: String, value: String) {
      self.facet = facet
      self.value = value
    }
  }

  /// The times of a section in a feed's programme.
  package struct Times: Sendable, Equatable {
    package var start: Milliseconds

    /// The start of each cue of the sentences.
    package var cues: [Milliseconds]

    package init(start: Milliseconds, cues: [Milliseconds]) {
      self.start = start
      self.cues = cues
    }
  }

  /// The chapter's title; nil for the episode as a whole.
  package var chapter: String?

  package var title: String

  /// The section's own tags.
  package var tags: [Tag]

  /// The tags of its episode, or of its chapters; filters match these too.
  package var otherTags: [Tag]

  /// Other text that words can match, such as the episode's title.
  package var context: [String]

  package var sentences: [Sentence]

  /// By the feed that publishes it.
  package var times: [FeedName: Times]

  package init(
    chapter: String?,
    title: String,
    tags: [Tag],
    otherTags: [Tag],
    context: [String],
    sentences: [Sentence],
    times: [FeedName: Times]
  ) {
    self.chapter = chapter
    self.title = title
    self.tags = tags
    self.otherTags = otherTags
    self.context = context
    self.sentences = sentences
    self.times = times
  }
}
