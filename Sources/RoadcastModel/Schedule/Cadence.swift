/// How often the show promises an episode.
package enum Cadence: String, Sendable, CaseIterable {
  case daily, weekly, biweekly, monthly

  /// The cadence as a recurrence rule (RFC 5545 §3.3.10), for `podcast:updateFrequency`.
  package var recurrenceRule: String {
    switch self {
    case .daily: "FREQ=DAILY"
    case .weekly: "FREQ=WEEKLY"
    case .biweekly: "FREQ=WEEKLY;INTERVAL=2"
    case .monthly: "FREQ=MONTHLY"
    }
  }
}
