import ArgumentParser
import RoadcastModel
import RoadcastProduction
import RoadcastReports

/// `roadcast report tags`.
struct ReportTagsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags",
    abstract: "Show how often each tag was covered, and when it last was.",
    discussion: """
      EXAMPLES
        roadcast report tags                  every tag
        roadcast report tags --uncovered 8    tags not covered for eight weeks

      A tag is one of the answers that show.yml lists under `facets:`, such as a customer, an \
      industry or an outcome.
      """
  )

  @OptionGroup var filter: ReportScopeOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Show only tags not covered for this many weeks.", valueName: "weeks"),
    transform: ArgumentReader.number(in: 1...5_000)
  )
  var uncovered: Int?

  @OptionGroup var options: ReportOptions

  func run() async throws {
    try await options.printReport(on: filter.scope) { contents in
      let today = CadenceCalendar(of: contents.plan).today
      var report = TagsReport(of: contents.plan, in: filter.scope, today: today)
      if let uncovered { report.rows = report.uncovered(weeks: uncovered) }
      return ReportForms(
        text: {
          TagsTable(report, style: options.common.style, columns: Terminal.output.columns).text
        },
        csv: { report.csv },
        json: { report.json(contents.diagnostics) }
      )
    }
  }
}
