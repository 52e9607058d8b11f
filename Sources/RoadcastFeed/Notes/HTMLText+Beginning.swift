import RoadcastModel

extension HTMLText {
  /// Shortens a block of HTML to a number of bytes: whole words, "…", and the end tags.
  ///
  /// - Parameters:
  ///   - block: well-formed HTML from ``ShowNotes``, with no `>` inside a tag.
  ///   - room: the most bytes.
  /// - Returns: the block up to the end of a sentence where one is in the second half of what fits,
  ///   and of a word otherwise; nil where no word fits.
  static func beginning(of block: String, room: Int) -> String? {
    var text = HTMLBeginning(of: block, room: room)
    return text.cut()
  }
}

/// A block of HTML that is read up to the last place where it can be cut.
private struct HTMLBeginning {
  /// A place where the block can be cut, and the elements that are open there.
  struct Place {
    var end: String.Index

    /// Bytes before it.
    var bytes: Int

    var open: [Substring]
  }

  private let block: String
  private let room: Int
  private var index: String.Index
  private var bytes = 0
  private var open: [Substring] = []

  /// Bytes of "…" and of the end tags.
  private var closing = "…".utf8.count

  /// The last ends of a character, a word and a sentence that fit.
  private var character: Place?
  private var word: Place?
  private var sentence: Place?

  /// The longest text without a place to cut it that's taken for a word; a longer one is cut anywhere.
  private static let longestWord = 200

  init(of block: String, room: Int) {
    self.block = block
    self.room = room
    index = block.startIndex
  }

  mutating func cut() -> String? {
    reading: while index < block.endIndex {
      switch block.utf8[index] {
      case UInt8(ascii: "<"): skipTag()
      case UInt8(ascii: "&"):
        // A character reference, such as `&amp;`.
        guard take(block[index..<end(at: UInt8(ascii: ";"))]) else { break reading }
      default:
        let markup = block.utf8[index...].firstIndex { "<&".utf8.contains($0) }
        for character in block[index..<(markup ?? block.endIndex)] {
          guard take(Substring(String(character))) else { break reading }
        }
      }
    }
    guard var place = word ?? character else { return nil }
    if let character, character.bytes - (word?.bytes ?? 0) > Self.longestWord { place = character }
    guard place.bytes == word?.bytes || place.bytes > Self.longestWord else { return nil }
    if let sentence, 2 * sentence.bytes >= place.bytes { place = sentence }
    let tags = place.open.reversed().map { "</\($0)>" }
    return block[..<place.end] + "…" + tags.joined()
  }

  /// The index after the next byte of this value, which is ASCII and so no part of another character.
  private func end(at byte: UInt8) -> String.Index {
    let bytes = block.utf8
    return bytes[index...].firstIndex(of: byte).map(bytes.index(after:)) ?? block.endIndex
  }

  private mutating func skipTag() {
    let next = end(at: UInt8(ascii: ">"))
    let inside = block[index..<next].dropFirst().dropLast()
    let name = inside.prefix { $0 != " " && $0 != "/" }
    if inside.hasPrefix("/") {
      if let closed = open.popLast() { closing -= closed.utf8.count + 3 }
    } else if name != "br" {
      open.append(name)
      closing += name.utf8.count + 3
    }
    bytes += block.utf8.distance(from: index, to: next)
    index = next
  }

  /// Takes a character; false where it doesn't fit.
  private mutating func take(_ text: Substring) -> Bool {
    let count = text.utf8.count
    bytes += count
    index = block.utf8.index(index, offsetBy: count)
    guard bytes + closing <= room else { return false }
    guard text != " " else { return true }
    let place = Place(end: index, bytes: bytes, open: open)
    character = place
    let next = block[index...].first ?? " "
    guard next == " " || next == "<" || Self.canSeparate(text, next) else { return true }
    word = place
    if WordEnding(of: Substring(block.unicodeScalars[..<index].suffix(8))) == .sentence {
      sentence = place
    }
    return true
  }

  /// Whether a text can be cut between two characters that have no space between them.
  private static func canSeparate(_ left: Substring, _ right: Character) -> Bool {
    guard left.last?.isUnspaced == true || right.isUnspaced else { return false }
    // Marks stay with the word before them, and brackets with the word after them.
    return !right.isPunctuation && left.unicodeScalars.last?.isOpeningPunctuation == false
  }
}

extension Character {
  /// Whether it belongs to a script that has no spaces between words.
  fileprivate var isUnspaced: Bool { unicodeScalars.first?.isWrittenWithoutSpaces ?? false }
}

extension Unicode.Scalar {
  fileprivate var isOpeningPunctuation: Bool {
    switch properties.generalCategory {
    case .openPunctuation, .initialPunctuation: true
    default: false
    }
  }
}
