package import RoadcastModel

/// An episode as it can be searched.
package struct SearchableEpisode: Sendable, Equatable {
  package var slug: String
  package var title: String

  /// Seconds since 1970: of two equal finds, the newer comes first.
  package var published: Int64

  package var sections: [SearchableSection]

  package init(slug: String, title: String, published: Int64, sections: [SearchableSection]) {
    self.slug = slug
    self.title = title
    self.published = published
    self.sections = sections
  }
}

/// What is found as one: a chapter, or what is written about the episode as a whole.
package struct SearchableSection: Sendable, Equatable {
  package struct Tag: Sendable, Equatable {
    package var facet: String
    package var value: String

    package init(facet: String, value: String) {
      self.facet = facet
      self.value = value
    }
  }

  /// When a feed's listener hears it, from the beginning of the programme.
  package struct Times: Sendable, Equatable {
    package var start: Milliseconds

    /// Of each cue that the sentences name.
    package var cues: [Milliseconds]

    package init(start: Milliseconds, cues: [Milliseconds]) {
      self.start = start
      self.cues = cues
    }
  }

  /// The chapter's title; nil for the episode as a whole.
  package var chapter: String?

  package var title: String

  /// Its own.
  package var tags: [Tag]

  /// Those of the episode it is in, or of the chapters in it: a filter lets them pass too.
  package var otherTags: [Tag]

  /// What may be named in a query beside its own words, such as the episode's title.
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
