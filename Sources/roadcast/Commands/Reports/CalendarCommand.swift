import ArgumentParser
import RoadcastModel
import RoadcastProduction
import RoadcastReports

/// `roadcast calendar`.
struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Compare past and planned episodes with the show's schedule.",
    discussion: """
      EXAMPLES
        roadcast calendar                               as it is now
        roadcast calendar --now 2026-12-01T08:00:00Z    what is due by then

      The schedule is `cadence:` in show.yml. A slot is one day, one week from Monday, two weeks or \
      one month. It's published, waiting (its episode's date has come, but feed/ doesn't contain \
      it), missing, due (it's the current one, and nothing is planned in it), planned or open. To \
      plan an episode, give it an episode.yml with a date and `draft: true`; it needs no recordings \
      yet. The last lines show what the next run of `publish --if-due` adds and removes.
      """
  )

  @OptionGroup var start: SinceOption

  @OptionGroup var options: ReportOptions

  func run() async throws {
    let scope = ReportScope(since: start.since)
    try await options.printReport(on: scope, needsAudio: false) { contents in
      let calendar = CadenceCalendar(of: contents.plan, since: start.since?.day)
      return ReportForms(
        text: {
          CalendarTables(calendar, style: options.common.style, columns: Terminal.output.columns)
            .text
        },
        csv: { calendar.csv },
        json: { calendar.json(contents.diagnostics) }
      )
    }
  }
}
