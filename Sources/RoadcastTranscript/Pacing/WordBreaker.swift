import RoadcastModel

/// Breaks words that are longer than a line: addresses, and text that's written without spaces.
enum WordBreaker {
  /// Marks after which text without spaces is preferably broken.
  private static let stops: Set<Character> = ["。", "、", "！", "？", "，", "；", "：", "」", "』", "…"]

  /// Marks after which a word is preferably broken.
  private static let joints: Set<Character> = ["/", "-", ".", "_", "?", "&", "=", ",", "–", "—"]

  /// What never begins a line: closing marks, small kana, signs that lengthen or repeat.
  private static let neverFirst: Set<Character> = Set(
    "。、！？，；：．」』）〕】》〉］｝”’…‥・ー々〻ゝゞヽヾ％‰℃,.!?;:)]}%\"'"
      + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
      // Vowels and signs that follow their consonant in Thai and Lao.
      + "ะาำๅๆฯະາຳຽໆຯ"
  )

  /// What never ends a line: opening marks, and vowels that precede their consonant in Thai and Lao.
  private static let neverLast: Set<Character> = Set("「『（〔【《〈［｛“‘([{￥＄$€£#เแโใไເແໂໃໄ")

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
      var lastSeam: Int?
      var filled = written(first)
      while length < rest.count {
        let character = rest[rest.startIndex + length - 1]
        let next = rest[rest.startIndex + length]
        if stops.contains(character), !neverFirst.contains(next) { lastStop = length }
        if joints.contains(character), 2 * length >= width { lastJoint = length }
        if isSeam(character, next) { lastSeam = length }
        filled += written(next)
        guard filled <= width || (!isForced && lastStop == nil && lastSeam == nil) else { break }
        length += 1
      }
      if length < rest.count {
        // A line that's mostly empty doesn't end with a clause.
        if let stop = lastStop, lastSeam == nil || 2 * stop >= length {
          length = stop
        } else {
          length = lastSeam ?? (isForced ? lastJoint ?? length : rest.count)
        }
      }
      parts.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return parts
  }

  /// Whether a line can end between two characters of writing without spaces.
  private static func isSeam(_ character: Character, _ next: Character) -> Bool {
    guard isUnspaced(character) || isUnspaced(next) else { return false }
    return !neverFirst.contains(next) && !neverLast.contains(character)
  }

  private static func isUnspaced(_ character: Character) -> Bool {
    character.unicodeScalars.first?.isWrittenWithoutSpaces ?? false
  }
}
