import RoadcastModel

/// Text in aligned columns for a terminal.
struct Table {
  var header: [String]
  var rows: [[String]] = []

  /// A line below each row; empty for none.
  var notes: [String] = []

  /// The columns whose text is aligned to the right.
  var numbers: Set<Int> = []

  /// Colours the text of a cell: row, column, text.
  ///
  /// Widths are computed from the text before it.
  var paint: (Int, Int, String) -> String = { $2 }

  /// The most columns of text for every column but the last.
  static let widest = 32

  /// Lays out the table, with no line wider than `columns`; the last column is cut where necessary.
  func text(columns: Int) -> String {
    let shown = rows.map { $0.map(\.escapedForDisplay) }
    let widths = header.indices.map { column in
      min(Self.widest, ([header] + shown).map { $0[column].displayWidth }.max() ?? 0)
    }
    var lines = [line(header, row: nil, widths: widths, columns: columns)]
    for (row, cells) in shown.enumerated() {
      lines.append(line(cells, row: row, widths: widths, columns: columns))
      guard row < notes.count, !notes[row].isEmpty else { continue }
      let note = notes[row].escapedForDisplay.cut(toWidth: max(0, columns - 4))
      lines.append("    " + note.isolated)
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ cells: [String], row: Int?, widths: [Int], columns: Int) -> String {
    var line = ""
    var used = 0
    for (column, cell) in cells.enumerated() {
      let isLast = column == cells.count - 1
      let room = max(0, min(isLast ? .max : widths[column], columns - used))
      let text = cell.cut(toWidth: room)
      let spare = isLast ? 0 : max(0, min(widths[column], columns - used) - text.displayWidth)
      let space = String(repeating: " ", count: spare)
      let painted = row.map { paint($0, column, text.isolated) } ?? text
      line += numbers.contains(column) ? space + painted : painted + space
      used += text.displayWidth + spare
      guard !isLast else { break }
      let gap = max(0, min(2, columns - used))
      line += String(repeating: " ", count: gap)
      used += gap
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
