import RoadcastModel

/// Tidies the words of a cue and breaks them into lines.
enum CueLines {
  /// The lines of a text, trimmed, without empty ones and without what XML cannot hold.
  static func lines(of text: String) -> [String] {
    if isOneTidyLine(text) { return [text] }
    let clean = withoutForbidden(text)
    return clean.utf8.split { $0 == 0x0A || $0 == 0x0D }
      .map { String(Substring($0)).trimmed }
      .filter { !$0.isEmpty }
  }

  /// Whether there is nothing to do, as with nearly all texts: printable ASCII without space around it.
  private static func isOneTidyLine(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != 0x20, text.utf8.last != 0x20 else { return false }
    return text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
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
    let words = words(of: lines(of: name).joined(separator: " "))
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The words between spaces and tabs; a space that must not break stays in its word.
  static func words(of text: String) -> [String] {
    text.utf8.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) }
  }

  /// Breaks words into lines of at most `width` characters; a longer word has a line of its own.
  static func wrap(_ words: some Sequence<String>, width: Int) -> [String] {
    var lines: [String] = []
    var room = 0
    for word in words {
      let count = word.count
      if !lines.isEmpty, count < room {
        lines[lines.count - 1] += " " + word
        room -= count + 1
      } else {
        lines.append(word)
        room = width - count
      }
    }
    return lines
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
