/// What an episode must mention and what nobody should say in it: `wording` in `show.yml`.
package struct Wording: Sendable, Equatable {
  /// What every episode is to mention at least once.
  package var mustMention: [WordingPhrase] = []

  /// What is not to be said.
  package var never: [Discouraged] = []

  /// A phrase to avoid and, where there is one, what to say in its place.
  package struct Discouraged: Sendable, Equatable {
    package var say: WordingPhrase
    package var instead: String?

    package init(say: WordingPhrase, instead: String? = nil) {
      self.say = say
      self.instead = instead
    }
  }

  package init() {}
}
