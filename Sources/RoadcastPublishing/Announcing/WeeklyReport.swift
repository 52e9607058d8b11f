import RoadcastModel

/// What managers get every Monday.
package struct WeeklyReport: Sendable {
  package var subject: String
  package var text: String

  package init(subject: String, text: String) {
    self.subject = subject
    self.text = text
  }

  /// The moment in a week from which on its report is sent: Monday at the show's `publish_time`.
  ///
  /// - Parameters:
  ///   - now: A moment in the week.
  ///   - dates: The show's time zone.
  /// - Returns: This week's moment, and next week's.
  static func moments(around now: Moment, _ dates: DateRules) -> (this: Moment, next: Moment) {
    let today = dates.readingZone.moment(now).date
    let monday = today.advanced(by: 1 - today.weekday)
    return (dates.publication(on: monday), dates.publication(on: monday.advanced(by: 7)))
  }
}
