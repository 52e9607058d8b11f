import RoadcastModel

/// A table of comma-separated values (RFC 4180) that opens well, and safely, in a spreadsheet.
struct CSVDocument {
  var header: [String]
  var rows: [[String]]

  /// Every row ends in CR LF, the last one too.
  ///
  /// The byte order mark tells Excel that the text is UTF-8.
  var text: String {
    "\u{FEFF}"
      + ([header] + rows).map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// The characters that begin a formula in some spreadsheet, in both widths.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  /// The characters that end a cell, or would with another separator.
  private static let separators: Set<Unicode.Scalar> = [",", ";", "\t", "|", "\"", "\r", "\n"]

  /// A text as a cell: quoted where necessary, and with an apostrophe before a formula.
  private static func cell(_ text: String) -> String {
    var text = text.withoutControls
    // A negative number isn't a formula.
    if let first = text.unicodeScalars.first(where: { $0 != " " }), formulaStarts.contains(first),
      Double(text) == nil
    {
      text = "'" + text
    }
    guard text.unicodeScalars.contains(where: separators.contains) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
