/// What an episode must mention and what nobody should say in it: `wording` in `show.yml`.
package struct Wording: Sendable, Equatable {
  /// What every episode is to mention at least once.
  package var mustMention: [Rule] = []

  /// What is not to be said.
  package var never: [Rule] = []

  /// A phrase, and what is asked of it.
  package struct Rule: Sendable, Equatable {
    package var say: WordingPhrase

    /// What to say in the place of what is not to be said.
    package var instead: String?

    /// Episodes published before are not judged: they were made under other rules.
    package var since: Moment?

    package init(say: WordingPhrase, instead: String? = nil, since: Moment? = nil) {
      self.say = say
      self.instead = instead
      self.since = since
    }

    package func applies(to planned: PlannedEpisode) -> Bool {
      planned.status != .expired && since.map { planned.episode.published.value >= $0 } ?? true
    }
  }

  package init() {}
}
