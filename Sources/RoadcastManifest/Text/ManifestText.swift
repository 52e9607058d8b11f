/// The lines of a manifest, as YAML counts them.
struct ManifestText {
  /// The lines without their ends.
  private(set) var lines: [String] = []

  /// The lines as they're in the file.
  let original: [String]

  /// - Parameter text: The manifest without a byte order mark.
  init(_ text: String) {
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        lines.append(String(line))
        line = String.UnicodeScalarView()
      default: line.append(scalar)
      }
      previous = scalar
    }
    if !line.isEmpty { lines.append(String(line)) }
    original = lines
  }

  /// The whole text, with the lines that were mended.
  var joined: String { lines.map { $0 + "\n" }.joined() }

  /// A line, counted from 1; nil where there's none.
  subscript(number: Int) -> String? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }

  /// Replaces a line, counted from 1.
  mutating func replace(_ number: Int, with line: String) { lines[number - 1] = line }

  /// Whether each line is part of a text after `|` or `>`, where YAML reads everything as it is.
  var isBlockText: [Bool] {
    var indent: Int?
    return lines.map { line in
      let isBlank = line.allSatisfy { $0 == " " }
      let spaces = line.prefix { $0 == " " }.count
      if let least = indent {
        if isBlank || spaces > least { return true }
        indent = nil
      }
      let code = ManifestLine(line)
      if let style = code.value.first, style == "|" || style == ">",
        code.value.dropFirst().allSatisfy({ "+-0123456789".contains($0) })
      {
        indent = code.indent + code.dashes.count - (code.key.isEmpty ? 1 : 0)
      }
      return false
    }
  }
}
