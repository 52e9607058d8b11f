/// What speakers should mention, and what they should avoid: `wording` in `show.yml`.
package struct WordingPolicy: Sendable, Equatable {
  /// Phrases that every episode should contain at least once.
  package var mustMention: [Guideline] = []

  /// Phrases that speakers should avoid.
  package var never: [Guideline] = []

  /// A phrase with what's advised about it.
  package struct Guideline: Sendable, Equatable {
    package var say: WordingPhrase

    /// The words to use instead of a phrase that should be avoided.
    package var instead: String?

    /// The first moment of publication from which episodes are checked; nil for all episodes.
    package var since: Moment?

    package init(say: WordingPhrase, instead: String? = nil, since: Moment? = nil) {
      self.say = say
      self.instead = instead
      self.since = since
    }

    /// Whether an episode is checked for the phrase.
    package func applies(to planned: PlannedEpisode) -> Bool {
      planned.status != .expired && since.map { planned.episode.published.value >= $0 } ?? true
    }
  }

  package init() {}
}
