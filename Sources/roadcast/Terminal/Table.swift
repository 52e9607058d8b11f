import RoadcastReports
import RoadcastModel

/// Aligned columns for the terminal.
struct Table {
  var header: [String]
  var rows: [[String]] = []

  /// A line below each row, such as what the row is made of; empty where there is none.
  var notes: [String] = []

  /// The columns whose text stands at the right.
  var numbers: Set<Int> = []

  /// Colours a cell once its place is known: given the row, the column and the text.
  var paint: (Int, Int, String) -> String = { $2 }

  /// The widest that a column other than the last may get.
  private static let widest = 32

  /// The text, no line wider than `columns`; the last column is cut where it must be.
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

/// Bars and sparklines of block characters.
enum BlockChart {
  private static let eighths = Array("▏▎▍▌▋▊▉█")
  private static let heights = Array("▁▂▃▄▅▆▇█")

  /// A length as a bar of so many columns; what of the band is not reached is dotted.
  static func bar(_ length: Int, scale: Int, band: ClosedRange<Int>, width: Int) -> String {
    let filled = min(8 * width, (length * 8 * width + scale / 2) / max(1, scale))
    var text = String(repeating: "█", count: filled / 8)
    if filled % 8 > 0 { text.append(eighths[filled % 8 - 1]) }
    for column in text.count..<max(text.count, width) {
      let middle = (2 * column + 1) * scale / (2 * width)
      text += band.contains(middle) ? "·" : " "
    }
    return text
  }

  /// One column for each value, the lowest at the bottom.
  static func sparkline(_ values: [Int]) -> String {
    guard let least = values.min(), let most = values.max() else { return "" }
    return String(values.map { heights[most == least ? 3 : ($0 - least) * 7 / (most - least)] })
  }
}
