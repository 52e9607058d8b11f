/// Breaks words that are longer than a line: addresses, and text that's written without spaces.
enum WordBreaker {
  /// Marks after which text without spaces can always be broken.
  private static let stops: Set<Character> = ["。", "、", "！", "？", "，", "；", "：", "」", "』", "…"]

  /// Marks after which a word is preferably broken.
  private static let joints: Set<Character> = ["/", "-", ".", "_", "?", "&", "=", ",", "–", "—"]

  /// Breaks a word.
  ///
  /// - Parameters:
  ///   - word: A word of any length.
  ///   - width: The width of the longest part, in characters as written.
  ///   - isForced: Whether to break the word anywhere rather than leave it too long.
  ///   - written: The most characters that are written for one.
  /// - Returns: The parts in order; the whole word if it's short enough.
  static func parts(
    of word: String,
    width: Int,
    isForced: Bool,
    written: (Character) -> Int
  ) -> [String] {
    var parts: [String] = []
    var rest = Array(word)[...]
    while let first = rest.first {
      var length = 1
      var lastStop: Int?
      var lastJoint: Int?
      var filled = written(first)
      while length < rest.count {
        let character = rest[rest.startIndex + length - 1]
        if stops.contains(character) { lastStop = length }
        if joints.contains(character), 2 * length >= width { lastJoint = length }
        filled += written(rest[rest.startIndex + length])
        guard filled <= width || (!isForced && lastStop == nil) else { break }
        length += 1
      }
      if length < rest.count {
        length = lastStop ?? (isForced ? lastJoint ?? length : rest.count)
      }
      parts.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return parts
  }
}
