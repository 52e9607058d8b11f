import ArgumentParser
import RoadcastModel
import RoadcastReports

/// The `--since` option: the first day that a report covers.
struct SinceOption: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Leave out everything earlier than this date, such as 2026-10-01.",
      valueName: "date"
    ),
    transform: { text in
      if let start = ReportScope.Start(text) { return start }
      guard case .failure(let failure) = Moment.parse(text, dateOffset: 0) else {
        throw ValidationError("write a date such as 2026-10-01")
      }
      throw ValidationError(ArgumentReader.explanation(of: failure, example: "2026-10-01"))
    }
  )
  var since: ReportScope.Start?
}
