extension Unicode.Scalar {
  /// Whether an XML document can contain this character, even escaped (XML 1.0, 5th edition, §2.2, `Char`).
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

  /// Whether a reader sees nothing here, or sees other text in the wrong order.
  ///
  /// That's the case for control characters, the replacement character, and the embeddings and
  /// overrides of bidirectional text.
  package var isInvisibleOrMisleading: Bool {
    switch value {
    case 0x0...0x8, 0xB...0xC, 0xE...0x1F, 0x7F...0x9F: true
    case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFD...0xFFFF: true
    default: false
    }
  }
}
