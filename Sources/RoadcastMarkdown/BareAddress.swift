/// An address in a text without link markup, which becomes a link.
///
/// The parser takes every character up to the next space for a part of it. In writing without spaces,
/// and before a quotation mark or bracket beyond ASCII, the address ends earlier.
struct BareAddress: Equatable {
  var address: String

  /// The words after the address.
  var tail: String

  /// Punctuation that ends an address, although some servers could have it in a path.
  private static let ends: Set<Character> = [
    "。", "，", "、", "；", "：", "！", "？", "）", "】", "》", "」", "』", "〉", "〕", "｝", "”", "’", "»", "…",
    "（", "【", "《", "「", "『", "“", "«", "\u{3000}",
  ]

  /// Punctuation that belongs to the sentence, not to the address before it.
  private static let marks: Set<Character> = ["?", "!", ".", ",", ":", "*", "_", "~", "'", "\""]

  /// Finds where a link's address really ends; nil for a link whose words aren't its address.
  ///
  /// - Parameters:
  ///   - address: The address of the link.
  ///   - words: The link's first words.
  init?(_ address: String, words: String) {
    let prefix = address.dropLast(words.count)
    guard ["", "http://", "mailto:"].contains(prefix), address.hasSuffix(words) else { return nil }
    let end = words.firstIndex { Self.ends.contains($0) } ?? words.endIndex
    var kept = words[..<end]
    if end < words.endIndex {
      while let last = kept.last, Self.marks.contains(last) { kept.removeLast() }
    }
    guard !kept.isEmpty else { return nil }
    self.address = String(prefix + kept)
    tail = String(words[kept.endIndex...])
  }
}
