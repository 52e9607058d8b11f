import RoadcastModel

/// What was written to invite people.
package struct InvitationReport: Sendable {
  /// A person who was left out.
  package struct Skipped: Sendable {
    package var person: SubscriberEntry
    package var reason: String
  }

  /// The folder of the mails, an absolute path; nil without any.
  package var folder: String?

  /// The page of cards, an absolute path; nil without one.
  package var cards: String?

  /// Who was invited, with the mail's name in the folder; nil for those who have a card alone.
  package var invited: [(person: SubscriberEntry, file: String?)] = []

  package var skipped: [Skipped] = []

  /// What someone should know about it.
  package var notes: [String] = []

  /// One JSON document, without any address of a feed.
  package var json: String {
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      json.member("cards", cards)
      json.member("folder", folder)
      json.list("invited", of: invited) { invited, json in
        json.member("email", invited.person.subscriber.email)
        json.member("file", invited.file)
        json.member("id", invited.person.subscriber.id)
        json.member("name", invited.person.subscriber.name)
      }
      json.list("skipped", of: skipped) { skipped, json in
        json.member("id", skipped.person.subscriber.id)
        json.member("name", skipped.person.subscriber.name)
        json.member("reason", skipped.reason)
      }
    }
    return json.text
  }
}
