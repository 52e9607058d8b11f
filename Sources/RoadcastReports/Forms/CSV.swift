import RoadcastModel

/// Comma-separated values (RFC 4180) that are safe to open in a spreadsheet.
enum CSV {
  /// Rows end in CR LF, the last one too.
  static func text(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// What a formula begins with in one spreadsheet or another, in both widths.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  /// What ends a cell, or would where another separator is the custom.
  private static let separators: Set<Unicode.Scalar> = [",", ";", "\t", "|", "\"", "\r", "\n"]

  private static func cell(_ text: String) -> String {
    var text = text.withoutControls
    // A number below 0 is a number, and harms nobody.
    if let first = text.unicodeScalars.first(where: { $0 != " " }), formulaStarts.contains(first),
      Double(text) == nil
    {
      text = "'" + text
    }
    guard text.unicodeScalars.contains(where: separators.contains) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
