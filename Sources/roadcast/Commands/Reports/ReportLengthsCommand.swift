import ArgumentParser
import RoadcastModel
import RoadcastProduction
import RoadcastReports

/// `roadcast report lengths`.
struct ReportLengthsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lengths",
    abstract: "Compare the length of every published episode with the limits, newest first.",
    discussion: """
      EXAMPLES
        roadcast report lengths                             a table with bars
        roadcast report lengths --since 2026-10-01 --csv    for a spreadsheet
        roadcast report lengths --html report.html          a page to share
        roadcast report lengths --fail-on over,late         for a nightly job

      An audience whose feed has other segments gets its own version of an episode, in a row of \
      its own. Recordings that haven't changed aren't read again.
      """
  )

  @OptionGroup var filter: ReportScopeOptions

  @Option(
    help: ArgumentHelp(
      "Exit with status 1 if a version is too long (over), too short (under) or off target "
        + "(target), or if an episode is late (late): a slot was missed in the last four weeks (or "
        + "since --since), or the date has passed of a draft or of an episode that isn't in feed/.",
      valueName: "over,under,target,late"
    ),
    transform: FailureCondition.list
  )
  var failOn: [[FailureCondition]] = []

  @OptionGroup var options: ReportOptions

  func run() async throws {
    try await options.printReport(on: filter.scope) { contents in
      // The page makes its own, so these wait until a form needs them.
      lazy var report = LengthsReport(of: contents.plan, in: filter.scope)
      lazy var calendar = CadenceCalendar(of: contents.plan, since: filter.start.since?.day)
      return ReportForms(
        text: {
          LengthsTables(report, style: options.common.style, columns: Terminal.output.columns).text
        },
        csv: { report.csv },
        json: { report.json(contents.diagnostics) },
        failures: Set(failOn.joined()).sorted { $0.rawValue < $1.rawValue }.flatMap {
          $0.failures(in: report, calendar, since: filter.start.since?.day)
        }
      )
    }
  }
}
