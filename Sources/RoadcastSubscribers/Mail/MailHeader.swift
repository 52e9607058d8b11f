import RoadcastModel

/// One line of a mail's header (RFC 5322 §2.2), folded and in ASCII.
///
/// Whatever a text contains, it can't end the line: what isn't printable ASCII is encoded (RFC 2047).
struct MailHeader {
  /// What's written: the name, a colon, the value and a line end.
  let line: String

  /// A header whose value is a text, such as a subject.
  init(_ name: String, text: String) {
    line = Self.folded(name, Self.isPlain(text) ? Self.words(text) : Self.encodedWords(text))
  }

  /// A header whose value is one person's mailbox.
  init(_ name: String, name person: String, mailbox: String) {
    let phrase =
      if !Self.isPlain(person) {
        Self.encodedWords(person)
      } else if person.utf8.allSatisfy({ Self.isAtom($0) || $0 == UInt8(ascii: " ") }) {
        Self.words(person)
      } else {
        ["\"\(person.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""]
      }
    line = Self.folded(name, phrase + ["<\(mailbox)>"])
  }

  /// A header whose value is already in the right form.
  init(_ name: String, words: [String]) { line = Self.folded(name, words) }

  /// The most characters of a line, without its end (RFC 5322 §2.1.1).
  private static let widest = 76

  private static func folded(_ name: String, _ words: [String]) -> String {
    var text = "\(name):"
    var column = text.utf8.count
    for word in words {
      if column + 1 + word.utf8.count > widest, column > name.utf8.count + 1 {
        text += "\r\n"
        column = 0
      }
      text += " \(word)"
      column += 1 + word.utf8.count
    }
    return text + "\r\n"
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  /// Whether a text can be written as it is: printable, no long word, and nothing that looks encoded.
  private static func isPlain(_ text: String) -> Bool {
    text.isPrintableASCII && !text.contains("=?")
      && !text.hasPrefix(" ") && !text.hasSuffix(" ") && !text.contains("  ")
      && text.split(separator: " ").allSatisfy { $0.utf8.count <= 60 }
  }

  /// Whether a character can be in an atom (RFC 5322 §3.2.3).
  private static func isAtom(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122: true
    default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
  }

  /// A text as encoded words of 75 characters at most (RFC 2047 §2), none of which splits a character.
  private static func encodedWords(_ text: String) -> [String] {
    var chunks: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if chunks[chunks.count - 1].count + bytes.count > 42 { chunks.append([]) }
      chunks[chunks.count - 1] += bytes
    }
    return chunks.map { "=?utf-8?B?\(MailEncoding.base64($0))?=" }
  }
}
