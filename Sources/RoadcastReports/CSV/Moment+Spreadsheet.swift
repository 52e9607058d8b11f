import RoadcastModel

extension Moment {
  /// The date and the time of day in a form that every spreadsheet reads as one: `2026-11-20 06:00:00`.
  ///
  /// Spreadsheets know no offset from UTC, and take RFC 3339 for text.
  var spreadsheetText: String {
    String(rfc3339.prefix(19)).replacing("T", with: " ")
  }
}
