/// Names of speakers that a speech recogniser numbers: `[SPEAKER_00]: ` before the words as in
/// WhisperX, `(speaker 1) ` as in whisper.cpp.
enum NumberedSpeaker {
  /// Splits a text into the speaker and the words; nil where it doesn't begin with a speaker.
  ///
  /// `(speaker ?)` is removed and names no speaker.
  static func split(_ text: String) -> SpokenText? {
    let marks: (open: UInt8, close: UInt8, separator: String)
    switch text.utf8.first {
    case UInt8(ascii: "["): marks = (UInt8(ascii: "["), UInt8(ascii: "]"), ":")
    case UInt8(ascii: "("): marks = (UInt8(ascii: "("), UInt8(ascii: ")"), "")
    default: return nil
    }
    guard let close = text.utf8.prefix(longest).firstIndex(of: marks.close) else { return nil }
    let label = text[text.utf8.index(after: text.startIndex)..<close]
    let rest = text[text.utf8.index(after: close)...]
    guard rest.hasPrefix(marks.separator), label.lowercased().hasPrefix("speaker") else {
      return nil
    }
    let number = label.dropFirst("speaker".count).drop { $0 == " " || $0 == "_" }
    guard number == "?" || isNumber(number) else { return nil }
    let words = CueLines.tidy(String(rest.dropFirst(marks.separator.count)))
    guard !words.isEmpty else { return nil }
    return SpokenText(speaker: name(String(label)), text: words)
  }

  /// The name for a recogniser's label: nil for an unknown speaker, `Speaker 0` for a bare 0.
  static func name(_ label: String) -> String? {
    guard let name = CueLines.speaker(label) else { return nil }
    if name == "?" || name.lowercased().hasSuffix("speaker ?") || name == "Speaker?" { return nil }
    if isNumber(name[...]) { return "Speaker \(name)" }
    return name.hasPrefix("speaker ") ? "S" + name.dropFirst() : name
  }

  private static let longest = 24

  private static func isNumber(_ text: Substring) -> Bool {
    (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
