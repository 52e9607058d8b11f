import RoadcastReports
import ArgumentParser
import RoadcastModel
import RoadcastProduction

/// `roadcast report tags`.
struct ReportTags: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags",
    abstract: "Which customers, industries or outcomes were told of, and when last.",
    discussion: """
      EXAMPLES
        roadcast report tags                        the whole vocabulary
        roadcast report tags --uncovered 8          what nobody told of in eight weeks
      """
  )

  @OptionGroup var filter: ScopeOptions

  @Option(help: ArgumentHelp("Only what nobody told of in so many weeks.", valueName: "weeks"))
  var uncovered: Int?

  @OptionGroup var options: ReportOptions

  func validate() throws {
    if let uncovered, !(1...5_000).contains(uncovered) {
      throw ValidationError("--uncovered is from 1 to 5000 weeks")
    }
  }

  func run() async throws {
    try await options.run(filter.scope) { contents in
      let today = CadenceCalendar(of: contents.plan).today
      var report = TagsReport(of: contents.plan, in: filter.scope, today: today)
      if let uncovered { report.rows = report.uncovered(weeks: uncovered) }
      return ReportForms(
        text: { TagsTables(report: report, style: options.style, columns: Machine.columns).text },
        csv: { report.csv },
        json: { report.json(contents.diagnostics) }
      )
    }
  }
}
