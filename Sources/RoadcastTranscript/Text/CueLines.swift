import RoadcastModel

/// Cleans the text of a cue and splits it into lines.
enum CueLines {
  /// The lines of a text: trimmed, none empty, without characters that XML can't contain.
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

  /// Whether a text needs no cleaning, like most texts.
  private static func isTidy(_ text: String) -> Bool {
    // Visible ASCII, with spaces and line ends only between visible characters.
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

  /// The lines of a text as one text, with `\n` between them.
  static func tidy(_ text: String) -> String {
    isTidy(text) ? text : lines(of: text).joined(separator: "\n")
  }

  /// Lines on one line, with spaces between them where the writing has spaces.
  static func joined(_ lines: [String]) -> String {
    var text = ""
    for line in lines {
      if text.needsSpace(before: line) { text += " " }
      text += line
    }
    return text
  }

  /// A speaker's name on one line; nil for a blank one.
  static func speaker(_ name: String) -> String? {
    // Most names are tidy but for the space after the `v` of their tag.
    let start = name.utf8.drop { $0 == 0x20 || $0 == 0x09 }.startIndex
    let bare = String(name[start...])
    if isTidy(bare), !bare.utf8.needsJoining { return bare }
    let words = words(of: lines(of: name).joined(separator: " "))
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The words between spaces and tabs; a no-break space is part of its word.
  static func words(of text: String) -> [String] {
    text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) }
  }

  /// Calls `take` with the range of each word of a text.
  static func forEachWord(in text: ArraySlice<UInt8>, _ take: (Range<Int>) -> Void) {
    var start = text.startIndex
    let bytes = text.span
    for place in bytes.indices {
      let index = text.startIndex + place
      let byte = bytes[place]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A else { continue }
      if start < index { take(start..<index) }
      start = index + 1
    }
    if start < text.endIndex { take(start..<text.endIndex) }
  }

  /// Whether a text could contain a character that words can't; false for most texts.
  static func mayHoldForbidden(_ text: String) -> Bool {
    let bytes = text.utf8.span
    return bytes.indices.contains { index in
      let byte = bytes[index]
      // 0xEF leads U+FFFE and U+FFFF, and 0xC2 U+0080 to U+009F, among much that is harmless.
      return byte == 0xEF || byte == 0xC2 || byte == 0x7F
        || (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D)
    }
  }

  /// Whether a text contains a character that words can't.
  static func holdsForbidden(_ text: String) -> Bool {
    mayHoldForbidden(text) && text.unicodeScalars.contains { !$0.isAllowedInWords }
  }

  private static func withoutForbidden(_ text: String) -> String {
    guard mayHoldForbidden(text) else { return text }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.lazy.compactMap(substitute))
    return String(kept)
  }

  /// A character as it's published: itself, a space for a line end of old systems, or nothing.
  static func substitute(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar == "\u{85}" { return " " }
    return scalar.isAllowedInWords ? scalar : nil
  }
}

extension String.UTF8View {
  /// Whether there's a line end, or a space after a space.
  fileprivate var needsJoining: Bool {
    var wasSpace = false
    for byte in self {
      if byte == 0x0A || (byte == 0x20 && wasSpace) { return true }
      wasSpace = byte == 0x20
    }
    return false
  }
}
