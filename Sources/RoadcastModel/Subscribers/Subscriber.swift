/// One person who may listen, at a private address of their own.
package struct Subscriber: Sendable, Equatable {
  package enum State: String, Sendable, CaseIterable {
    case active
    /// The address doesn't work until someone resumes it.
    case suspended
    /// The address never works again.
    case revoked
  }

  /// A date on which an address stops working.
  package struct End: Sendable, Equatable {
    /// The date as it's written, such as `2026-12-31`.
    package var text: String

    /// The first moment at which the address doesn't work any more.
    package var moment: Moment

    package init(text: String, moment: Moment) {
      self.text = text
      self.moment = moment
    }
  }

  /// Counted from 1.
  ///
  /// No two people ever have the same, even after one of them was removed.
  package var number: Int

  package var name: String

  /// A mailbox with its domain in ASCII.
  package var email: String?

  /// The audience whose feed they get; nil for the main feed, or the version for their tags.
  package var audience: Located<String>?

  /// The tags that choose their own version of each episode; empty if they have none.
  package var tags: [Tag] = []

  package var state = State.active

  /// Whether a sync suspended them because they weren't in the list of people.
  package var hasLeft = false

  package var until: End?

  /// Counted from 1.
  ///
  /// A higher one makes a new address, and the old one stops working.
  package var generation = 1

  /// When an invitation to the current address was written.
  package var invited: Moment?

  /// Where the file of subscribers has them.
  package var location: SourceLocation

  package init(number: Int, name: String, location: SourceLocation) {
    self.number = number
    self.name = name
    self.location = location
  }

  /// The number as a text, which scripts and people use to name one subscriber.
  package var id: String { String(number) }

  /// Whether their address works.
  package func isActive(at now: Moment) -> Bool { state == .active && !hasExpired(at: now) }

  /// Whether their last day is over.
  package func hasExpired(at now: Moment) -> Bool { until.map { $0.moment <= now } ?? false }
}
