/// How an episode is announced, or a report sent.
package struct Announcement: Sendable, Equatable {
  /// The form of the messages that a webhook takes.
  package enum Webhook: String, Sendable, CaseIterable {
    case slack, teams, json
  }

  /// Who gets an e-mail.
  package enum Recipients: Sendable, Equatable {
    /// Everyone who has a private address and an e-mail address.
    case subscribers
    /// These addresses, such as that of a mailing list.
    case addresses([String])
  }

  /// Nil if no webhook gets a message.
  package var webhook: Webhook?

  /// Nil if no one gets an e-mail.
  package var mail: Recipients?

  /// The text's template: a path in the workspace; nil for the usual text.
  package var template: Located<String>?

  package init() {}
}
