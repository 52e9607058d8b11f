import RoadcastReports
import ArgumentParser
import RoadcastModel
import RoadcastProduction

/// `roadcast report lengths`.
struct ReportLengths: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lengths",
    abstract: "Every cut that went out, newest first, against the limits.",
    discussion: """
      EXAMPLES
        roadcast report lengths                               a table with bars
        roadcast report lengths --since 2026-10-01 --csv      for a spreadsheet
        roadcast report lengths --html report.html            a page to forward
        roadcast report lengths --fail-on over,late           for a nightly job

      Recordings that the cache knows are not read again.
      """
  )

  @OptionGroup var filter: ScopeOptions

  @Option(
    help: ArgumentHelp(
      "Exit with 1 where a cut is over or under the limits or off the target, or a slot was missed "
        + "or a draft is late: over, under, target, late.",
      valueName: "what"
    ),
    transform: FailureCondition.list
  )
  var failOn: [[FailureCondition]] = []

  @OptionGroup var options: ReportOptions

  func run() async throws {
    try await options.run(filter.scope) { contents in
      // A page makes its own.
      lazy var report = LengthsReport(of: contents.plan, in: filter.scope)
      lazy var calendar = CadenceCalendar(of: contents.plan, since: filter.start.since?.day)
      return ReportForms(
        text: {
          LengthsTables(
            report: report,
            scope: filter.scope,
            style: options.style,
            columns: Machine.columns
          ).text
        },
        csv: { report.csv },
        json: { report.json(contents.diagnostics) },
        failures: Set(failOn.joined()).sorted { $0.rawValue < $1.rawValue }.flatMap {
          $0.failures(in: report, calendar)
        }
      )
    }
  }
}

extension FailureCondition {
  /// Reads `over,late`.
  static func list(_ text: String) throws -> [FailureCondition] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let condition = FailureCondition(rawValue: word.trimmingPrefix(" ").description) else {
        let words = allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("\(String(word).quoted) is none of \(words)")
      }
      return condition
    }
  }
}
