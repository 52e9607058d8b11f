import ArgumentParser
import RoadcastReports

/// The `--since` option: the first day that a report covers.
struct SinceOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Leave out everything earlier than this date, such as 2026-10-01.",
      valueName: "date"
    ),
    transform: { text in
      guard let start = ReportScope.Start(text) else {
        throw ValidationError("write a date such as 2026-10-01")
      }
      return start
    }
  )
  var since: ReportScope.Start?
}
