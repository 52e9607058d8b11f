import RoadcastModel

/// Quotes that a word processor made of straight ones, around a whole value.
///
/// For YAML they're letters like any other.
enum CurlyQuotes {
  private static let pairs: [Character: [Character]] = [
    "“": ["”", "“"], "„": ["“", "”"], "”": ["”"], "‘": ["’", "‘"], "‚": ["‘", "’"],
    "«": ["»"], "»": ["«"], "‹": ["›"], "＂": ["＂"], "＇": ["＇"],
  ]

  /// Removes the quotes around a text.
  ///
  /// - Parameters:
  ///   - text: The value as YAML reads it.
  ///   - isWords: Whether the value is words for listeners, which can be in the quotes of French.
  /// - Returns: The text between the quotes; nil for a text that isn't in such quotes.
  static func content(of text: String, isWords: Bool) -> String? {
    guard let first = text.utf8.first, first >= 0xC2, let opening = text.first,
      let closings = pairs[opening], text.count > 1
    else { return nil }
    if isWords, "«»‹".contains(opening) { return nil }
    let inner = text.dropFirst()
    if let last = inner.last, closings.contains(last) {
      // “Nine” and “days” are two quotations.
      guard !inner.dropLast().contains(where: { $0 == opening || closings.contains($0) }) else {
        return nil
      }
      return String(inner.dropLast()).trimmed
    }
    // The other quote is missing, or comes after a comma that ended the value.
    guard !isWords, !inner.contains(where: { closings.contains($0) }) else { return nil }
    return String(inner).trimmed
  }
}
