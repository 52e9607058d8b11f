import RoadcastReports

/// A report in each form that it can be printed in.
///
/// Each form is written only when it is needed: a report may have thousands of rows.
struct ReportForms {
  /// Tables for a terminal.
  var text: () -> String

  /// Comma-separated values, with a line break at the end of every row.
  var csv: () -> String

  /// One JSON document.
  var json: () -> String

  /// The reasons to exit with status 1, one sentence each.
  var failures: [String] = []

  /// Who has fetched what, for the page; nil if no logs were read.
  var listens: ListensReport?
}
