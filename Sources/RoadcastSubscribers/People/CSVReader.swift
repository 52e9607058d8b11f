import RoadcastModel

/// Reads a table that a spreadsheet exported (RFC 4180), with the place of each cell.
///
/// The separator is the one of comma, semicolon and tab that the first line has most of, outside quotes. A
/// first line `sep=;`, which Excel writes, says which it is.
struct CSVReader {
  /// A cell with the place where it begins.
  struct Cell {
    var text: String
    var location: SourceLocation
  }

  private let scalars: [Unicode.Scalar]
  private let file: String
  private let separator: Unicode.Scalar
  private var index = 0
  private var line = 1
  private var column = 1

  /// Reads all rows but empty ones.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - file: What messages call the file.
  ///   - log: Gets quotes without an end, or in the middle of a cell.
  /// - Returns: The rows, the header's first.
  static func rows(of text: String, file: String, into log: inout DiagnosticLog) -> [[Cell]] {
    let scalars = Array(text.unicodeScalars)
    var start = 0
    var separator = Self.separator(of: scalars)
    let first = scalars.prefix { !Self.isLineEnd($0) }
    if first.count == 5, String(String.UnicodeScalarView(first.prefix(4))).lowercased() == "sep=" {
      separator = first[4]
      start = first.count
    }
    var reader = CSVReader(scalars: scalars, file: file, separator: separator)
    for _ in 0..<start { reader.advance() }
    var rows: [[Cell]] = []
    while reader.index < scalars.count {
      let row = reader.row(into: &log)
      if row.contains(where: { !$0.text.trimmed.isEmpty }) { rows.append(row) }
    }
    return rows
  }

  private init(scalars: [Unicode.Scalar], file: String, separator: Unicode.Scalar) {
    self.scalars = scalars
    self.file = file
    self.separator = separator
  }

  private static func separator(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
    var counts: [Unicode.Scalar: Int] = [:]
    var isQuoted = false
    for scalar in scalars {
      if scalar == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      if isLineEnd(scalar) {
        if counts.isEmpty { continue }
        break
      }
      if [",", ";", "\t"].contains(scalar) { counts[scalar, default: 0] += 1 }
    }
    let candidates: [Unicode.Scalar] = [",", ";", "\t"]
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? ","
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r"
  }

  /// Reads one row and its line end.
  private mutating func row(into log: inout DiagnosticLog) -> [Cell] {
    var cells: [Cell] = []
    while true {
      cells.append(cell(into: &log))
      guard index < scalars.count, scalars[index] == separator else { break }
      advance()
    }
    if index < scalars.count { advance() }
    return cells
  }

  /// Reads a cell, and stops at the separator, the line end or the end.
  private mutating func cell(into log: inout DiagnosticLog) -> Cell {
    let place = SourceLocation(file: file, line: line, column: column)
    var text = String.UnicodeScalarView()
    guard index < scalars.count, scalars[index] == "\"" else {
      appendRest(to: &text)
      return Cell(text: String(text), location: place)
    }
    advance()
    var isClosed = false
    while index < scalars.count, !isClosed {
      let scalar = scalars[index]
      advance()
      if scalar != "\"" {
        text.append(scalar)
      } else if index < scalars.count, scalars[index] == "\"" {
        advance()
        text.append(scalar)
      } else {
        isClosed = true
      }
    }
    if !isClosed {
      log.add(.csvSyntax, at: place, "a quote starts here and never ends; add the other one")
    }
    let end = text.count
    appendRest(to: &text)
    if text.dropFirst(end).contains(where: { !$0.properties.isWhitespace }) {
      log.add(
        .csvSyntax,
        at: place,
        "the text goes on after its closing quote; write a quote inside a text twice: \"\""
      )
    }
    return Cell(text: String(text), location: place)
  }

  private var isAtEndOfCell: Bool {
    index >= scalars.count || scalars[index] == separator || Self.isLineEnd(scalars[index])
  }

  private mutating func appendRest(to text: inout String.UnicodeScalarView) {
    while !isAtEndOfCell {
      text.append(scalars[index])
      advance()
    }
  }

  /// Goes to the next scalar; `\r\n` is one line end.
  private mutating func advance() {
    let scalar = scalars[index]
    index += 1
    if scalar == "\r", index < scalars.count, scalars[index] == "\n" { index += 1 }
    if Self.isLineEnd(scalar) {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }
}
