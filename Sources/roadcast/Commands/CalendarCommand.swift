import RoadcastReports
import ArgumentParser
import RoadcastModel
import RoadcastProduction

/// `roadcast calendar`.
struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Past, missing, due and planned weeks against the show's cadence.",
    discussion: """
      EXAMPLES
        roadcast calendar                                   as of now
        roadcast calendar --now 2026-12-01T08:00:00Z        as it will be then

      A slot is a day, a week from Monday, two of them, or a month. It is published, missing, due \
      (it runs, and nothing is to come in it), planned, or open. An episode is planned by an \
      episode.yml with a date and `draft: true`; it needs no recordings.
      """
  )

  @OptionGroup var start: SinceOption

  @OptionGroup var options: ReportOptions

  func run() async throws {
    try await options.run(ReportScope(since: start.since), listens: false) { contents in
      let calendar = CadenceCalendar(of: contents.plan, since: start.since?.day)
      return ReportForms(
        text: {
          CalendarTables(calendar: calendar, style: options.style, columns: Machine.columns).text
        },
        csv: { calendar.csv },
        json: { calendar.json(contents.diagnostics) }
      )
    }
  }
}
