package import RoadcastModel

/// What's wrong with diagnostics themselves: a place outside the file, or words that disturb a terminal.
package struct DiagnosticFlaws {
  /// One sentence for each flaw.
  package private(set) var flaws: [String] = []

  /// The lengths of the file's lines in Unicode scalars; nil where readers can split it in several ways.
  private var lengths: [Int]?
  private var mostLines = 1
  private var mostColumns = 1

  /// Looks for flaws.
  ///
  /// - Parameters:
  ///   - diagnostics: What a reader found in a file.
  ///   - bytes: The file.
  package init(of diagnostics: [Diagnostic], in bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let scalars = text.unicodeScalars
    mostLines = 1 + scalars.count { ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) }
    mostColumns = bytes.count + 1
    let isPlain =
      text.utf8.elementsEqual(bytes)
      && !scalars.contains { ["\r", "\u{85}", "\u{2028}", "\u{2029}", "\0"].contains($0) }
    if isPlain {
      lengths = scalars.split(separator: "\n", omittingEmptySubsequences: false).map(\.count)
    }
    for diagnostic in diagnostics { examine(diagnostic) }
  }

  private mutating func examine(_ diagnostic: Diagnostic) {
    let location = diagnostic.location
    if let line = location.line {
      if line < 1 || line > mostLines { add("line \(line) of \(mostLines)", diagnostic) }
      if let column = location.column {
        let isLine = lengths.map { (1...$0.count).contains(line) } ?? false
        let most = isLine ? (lengths?[line - 1] ?? 0) + 1 : mostColumns
        if column < 1 || column > most { add("column \(column) of \(most)", diagnostic) }
      }
    }
    let lines =
      [diagnostic.description] + (diagnostic.excerpt?.lines(column: location.column) ?? [])
    for line in lines {
      if let scalar = line.unicodeScalars.first(where: \.disturbs) {
        add("U+\(String(scalar.value, radix: 16, uppercase: true))", diagnostic)
      }
    }
    if diagnostic.description.utf8.count > 2_000 { add("a long message", diagnostic) }
  }

  private mutating func add(_ what: String, _ diagnostic: Diagnostic) {
    flaws.append("\(what): \(diagnostic.description.prefix(300))")
  }
}

extension Unicode.Scalar {
  /// Whether it could disturb a terminal, or the lines of a list.
  fileprivate var disturbs: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2028, 0x2029: true
    default: false
    }
  }
}
