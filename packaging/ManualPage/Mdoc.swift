/// Writes mdoc, the language of manual pages (mdoc(7)).
enum Mdoc {
  /// A line that calls a macro.
  ///
  /// - Parameters:
  ///   - name: The macro, such as "It".
  ///   - words: Its arguments, already escaped.
  /// - Returns: The line.
  static func macro(_ name: String, _ words: [String]) -> String {
    ".\(name) " + words.joined(separator: " ")
  }

  /// A macro's argument: escaped, and never taken for a macro itself.
  static func word(_ text: String) -> String {
    let escaped = escape(text)
    return text.contains(" ") ? "\"\(escaped)\"" : "\\&\(escaped)"
  }

  /// Running text: each sentence on a line of its own, `code` in bold.
  static func text(_ text: String) -> String {
    sentences(of: text).map { sentence in
      var isCode = false
      let line = sentence.split(separator: "`", omittingEmptySubsequences: false).map { part in
        defer { isCode.toggle() }
        return isCode ? "\\fB\(escape(part))\\fP" : escape(part)
      }
      return wrapped(line.joined())
    }
    .joined(separator: "\n")
  }

  /// Lines to be shown as they are.
  static func literal(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let body = lines.map { guarded(escape($0)) }.joined(separator: "\n")
    return ".Bd -literal -offset indent\n\(body)\n.Ed"
  }

  private static func sentences(of text: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    var previous: Character = " "
    for index in text.indices {
      let next = text.index(after: index)
      if text[index] == " ", ".?!".contains(previous), next < text.endIndex, !text[next].isLowercase
      {
        sentences.append(text[start..<index])
        start = next
      }
      previous = text[index]
    }
    return sentences + [text[start...]]
  }

  /// Breaks a line between words, because long lines in a manual's source are bad style.
  private static func wrapped(_ line: String) -> String {
    var lines: [String] = []
    for word in line.split(separator: " ") {
      if let last = lines.last, last.count + word.count < 78 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(guarded(String(word)))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Keeps a line of text from being taken for a macro.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : line
  }

  /// Writes characters that roff would interpret or beautify in the way that shows them as they are.
  private static func escape(_ text: some StringProtocol) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "`": "\\(ga"
      case "\"": "\\(dq"
      case "^": "\\(ha"
      case "~": "\\(ti"
      case _ where scalar.isASCII: String(scalar)
      default: "\\[u\(hexadecimal(scalar))]"
      }
    }
    .joined()
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
