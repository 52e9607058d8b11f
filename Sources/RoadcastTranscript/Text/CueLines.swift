import RoadcastModel

/// Tidies the words of a cue and breaks them into lines.
enum CueLines {
  /// The lines of a text, trimmed, without empty ones and without what XML cannot hold.
  static func lines(of text: String) -> [String] {
    if isTidy(text) {
      return text.utf8.contains(0x0A)
        ? text.utf8.split(separator: 0x0A).map { String(Substring($0)) } : [text]
    }
    let clean = withoutForbidden(text)
    return clean.utf8.split { $0 == 0x0A || $0 == 0x0D }
      .map { String(Substring($0)).trimmed }
      .filter { !$0.isEmpty }
  }

  /// Adds the same lines to a text in UTF-8, `\n` between them; returns where they stand.
  static func append(_ text: String, to bytes: inout [UInt8]) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: (isTidy(text) ? text : tidy(text)).utf8)
    return start..<bytes.count
  }

  /// Whether a text has nothing but lines that need no tidying: most are so.
  private static func isTidy(_ text: String) -> Bool {
    // Visible ASCII, with spaces and line ends only where it stands on both sides of them.
    var isInLine = false
    var isVisible = false
    let bytes = text.utf8.span
    for index in bytes.indices {
      switch bytes[index] {
      case 0x21...0x7E: (isInLine, isVisible) = (true, true)
      case 0x20 where isInLine: isVisible = false
      case 0x0A where isVisible: (isInLine, isVisible) = (false, false)
      default: return false
      }
    }
    return isVisible
  }

  /// The same lines as one text, `\n` between them.
  static func tidy(_ text: String) -> String {
    lines(of: text).joined(separator: "\n")
  }

  /// Whether `lines` would have none.
  static func isBlank(_ text: String) -> Bool {
    !text.utf8.contains { (0x21...0x7E).contains($0) } && lines(of: text).isEmpty
  }

  /// A name on one line, or nil when nothing of it is left.
  static func speaker(_ name: String) -> String? {
    if isTidy(name), !name.utf8.needsJoining { return name }
    let words = words(of: lines(of: name).joined(separator: " "))
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The words between spaces and tabs; a space that must not break stays in its word.
  static func words(of text: String) -> [String] {
    text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) }
  }

  /// Takes the places of the words of a text in lines.
  static func forEachWord(in text: ArraySlice<UInt8>, _ take: (Range<Int>) -> Void) {
    var start = text.startIndex
    for index in text.indices {
      let byte = text[index]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A else { continue }
      if start < index { take(start..<index) }
      start = index + 1
    }
    if start < text.endIndex { take(start..<text.endIndex) }
  }

  /// Whether a closer look is needed: false for all but the strangest texts.
  static func mayHoldForbidden(_ text: String) -> Bool {
    text.utf8.contains { byte in
      // 0xEF leads U+FFFE and U+FFFF, among much that is harmless.
      byte == 0xEF || (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D)
    }
  }

  /// Whether any character stands here that XML cannot hold.
  static func holdsForbidden(_ text: String) -> Bool {
    mayHoldForbidden(text) && text.unicodeScalars.contains { !$0.isAllowedInXML }
  }

  private static func withoutForbidden(_ text: String) -> String {
    guard mayHoldForbidden(text) else { return text }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.lazy.filter(\.isAllowedInXML))
    return String(kept)
  }
}

extension String.UTF8View {
  /// Whether a line ends here, or a space stands behind a space.
  fileprivate var needsJoining: Bool {
    var wasSpace = false
    for byte in self {
      if byte == 0x0A || (byte == 0x20 && wasSpace) { return true }
      wasSpace = byte == 0x20
    }
    return false
  }
}
