/// Breaks what is longer than a line and has no space in it: addresses, and writing without spaces.
enum WordBreaker {
  /// Behind these a text without spaces may be broken at any time.
  private static let stops: Set<Character> = ["。", "、", "！", "？", "，", "；", "：", "」", "』", "…"]

  /// Behind these a word is broken rather than elsewhere.
  private static let joints: Set<Character> = ["/", "-", ".", "_", "?", "&", "=", ",", "–", "—"]

  /// - Parameters:
  ///   - word: of any length.
  ///   - width: the longest part.
  ///   - isForced: whether it is broken anywhere rather than left too long.
  ///   - written: how many characters are written for one, at most.
  /// - Returns: the parts in their order, all of the word; its own only where it is short enough.
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
