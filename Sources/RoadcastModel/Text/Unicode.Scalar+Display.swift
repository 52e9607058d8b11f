extension Unicode.Scalar {
  /// Whether an XML document can contain this character, even escaped (XML 1.0, 5th edition, §2.2, `Char`).
  package var isAllowedInXML: Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Whether Unicode promises never to give this code point to a character (Unicode 16, §23.7).
  ///
  /// XML allows most of them, but other programs may refuse or drop them.
  package var isNoncharacter: Bool { value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value) }

  /// Whether people may use this character in a text that is published.
  package var isAllowedInFeeds: Bool { isAllowedInXML && !isNoncharacter }

  /// Whether spoken words can have this character: no control characters but those that end lines and tabs.
  ///
  /// XML allows some that no program shows.
  package var isAllowedInWords: Bool { isAllowedInXML && !(0x7F...0x9F).contains(value) }

  /// What messages call a character that isn't allowed.
  package var forbiddenKind: String { isNoncharacter ? "noncharacter" : "control character" }

  /// Whether a reader sees something here, at least together with its neighbours.
  ///
  /// Spaces, joiners, fillers and marks of direction show nothing by themselves.
  package var isVisible: Bool {
    if isASCII { return (0x21...0x7E).contains(value) }
    // The braille pattern without dots is a symbol to Unicode, and a gap to everyone else.
    return value != 0x2800 && !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
      && !isInvisibleOrMisleading
  }

  /// The code point in Unicode's notation, such as `U+001B`: four hexadecimal digits or more.
  package var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Whether a reader sees nothing here, or sees other text in the wrong order.
  ///
  /// That's the case for control characters, noncharacters, the replacement character, and the
  /// embeddings and overrides of bidirectional text.
  package var isInvisibleOrMisleading: Bool {
    switch value {
    case 0x0...0x8, 0xB...0xC, 0xE...0x1F, 0x7F...0x9F: true
    case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFD: true
    default: isNoncharacter
    }
  }
}
