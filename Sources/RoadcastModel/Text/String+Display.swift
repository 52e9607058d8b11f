extension String {
  /// This text on one line, with every character escaped that could disturb a terminal.
  package var escapedForDisplay: String {
    guard !isPrintableASCII else { return self }
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{2028}", "\u{2029}":
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default:
        if scalar.isInvisibleOrMisleading {
          result += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  /// This text in quotation marks for a message: escaped, and shortened to 80 characters.
  package var quoted: String {
    var shortened = String.UnicodeScalarView()
    for (index, scalar) in unicodeScalars.enumerated() {
      guard index < 79 else {
        shortened.append("…")
        break
      }
      shortened.append(scalar)
    }
    return "\"\(String(shortened).escapedForDisplay)\""
  }

  /// This text with at most `count` Unicode scalars; a longer one ends in "…".
  package func shortened(to count: Int) -> String {
    guard unicodeScalars.count > count else { return self }
    var room = count - 1
    let kept = prefix { character in
      room -= character.unicodeScalars.count
      return room >= 0
    }
    return String(kept).trimmed + "…"
  }

  /// Whether this text contains only printable ASCII characters.
  package var isPrintableASCII: Bool { utf8.allSatisfy { (0x20..<0x7F).contains($0) } }

  /// Whether this text contains U+FFFD, which stands for bytes that aren't UTF-8.
  package var hasReplacementCharacter: Bool {
    !utf8.allSatisfy { $0 < 0x80 } && unicodeScalars.contains("\u{FFFD}")
  }

  /// This text without characters that are invisible or misleading.
  package var withoutControls: String {
    guard unicodeScalars.contains(where: \.isInvisibleOrMisleading) else { return self }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: unicodeScalars.lazy.filter { !$0.isInvisibleOrMisleading })
    return String(kept)
  }

  /// This text without white space at its start and end.
  package var trimmed: String {
    var slice = Substring(self)
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }
}
