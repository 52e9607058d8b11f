/// A table of show notes: for pages as a table, for apps as lines.
struct NotesTable {
  private struct Row {
    var isHeader: Bool
    var cells: [String] = []
  }

  private var rows: [Row] = []

  /// The block's HTML before the open cell.
  private var before = ""

  mutating func startRow(isHeader: Bool) { rows.append(Row(isHeader: isHeader)) }

  mutating func startCell(after html: String) { before = html }

  /// Ends a cell.
  ///
  /// - Parameter html: The cell's content.
  /// - Returns: The block's HTML before the cell.
  mutating func endCell(_ html: String) -> String {
    if !rows.isEmpty { rows[rows.count - 1].cells.append(html) }
    return before
  }

  func html(for medium: ShowNotes.Medium) -> String {
    switch medium {
    case .app: lines
    case .page: table
    }
  }

  /// One line a row, the header's in bold type; a header without words is left out.
  private var lines: String {
    let lines = rows.compactMap { row -> String? in
      guard row.cells.contains(where: { !$0.isEmpty }) else { return nil }
      let line = row.cells.map { $0.isEmpty ? "–" : $0 }.joined(separator: " · ")
      return row.isHeader ? "<strong>\(line)</strong>" : line
    }
    return lines.isEmpty ? "" : "<p>\(lines.joined(separator: "<br>"))</p>"
  }

  private var table: String {
    var html = "<table>"
    for row in rows {
      let name = row.isHeader ? "th" : "td"
      let cells = row.cells.map { "<\(name)>\($0)</\(name)>" }.joined()
      html += row.isHeader ? "<thead><tr>\(cells)</tr></thead><tbody>" : "<tr>\(cells)</tr>"
    }
    // Without rows below the header, an empty body is allowed.
    return html + (rows.contains(where: \.isHeader) ? "</tbody>" : "") + "</table>"
  }
}
