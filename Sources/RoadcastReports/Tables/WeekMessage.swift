package import RoadcastModel

/// The week as managers get it in a message: the schedule of the last four weeks, and what comes.
package struct WeekMessage: Sendable {
  package let subject: String
  package let text: String

  /// The days that the schedule goes back.
  private static let days = 28

  /// The most characters of a line.
  private static let columns = 76

  /// - Parameter plan: The show and its episodes.
  package init(of plan: Plan) {
    let calendar = CadenceCalendar(of: plan, since: plan.now.date.advanced(by: -Self.days))
    let style = TerminalStyle(isColored: false)
    subject = "\(plan.show.title): the week of \(plan.show.dates.words.long(plan.now.date))"
    text = CalendarTables(calendar, style: style, columns: Self.columns).text + "\n"
  }
}
