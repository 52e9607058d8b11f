extension Unicode.Scalar {
  /// Whether XML 1.0 (fifth edition, §2.2, `Char`) can hold this character, even escaped.
  package var isAllowedInXML: Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// The code point in Unicode's notation, such as `U+001B`: four hexadecimal digits or more.
  package var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Whether a reader would see nothing, or other text turned around: controls, the replacement
  /// character, and the embeddings and overrides of bidirectional text.
  package var isInvisibleOrMisleading: Bool {
    switch value {
    case 0x0...0x8, 0xB...0xC, 0xE...0x1F, 0x7F...0x9F: true
    case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFD...0xFFFF: true
    default: false
    }
  }
}

extension String {
  /// This text on one line, with everything escaped that could disturb a terminal.
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

  /// This text in quotation marks for a message, escaped and shortened to 80 columns.
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

  /// Whether it has nothing but the letters, digits and signs of ASCII, and spaces.
  package var isPrintableASCII: Bool { utf8.allSatisfy { (0x20..<0x7F).contains($0) } }

  /// This text without what XML cannot hold or a reader should not meet.
  package var withoutControls: String {
    guard unicodeScalars.contains(where: \.isInvisibleOrMisleading) else { return self }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: unicodeScalars.lazy.filter { !$0.isInvisibleOrMisleading })
    return String(kept)
  }

  /// This text without white space at its ends.
  package var trimmed: String {
    var slice = Substring(self)
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }
}
