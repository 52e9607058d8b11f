/// A text with gaps, which are filled in again and again.
struct GappedText: Sendable {
  /// What's around the gaps, in UTF-8: one more than there are gaps.
  private var pieces: [[UInt8]] = [[]]

  /// The numbers of the gaps, in the order of the text; a gap can appear more than once.
  private var gaps: [Int] = []

  /// Marks a gap.
  ///
  /// - Parameter number: The gap's number, 0 or more.
  /// - Returns: A text that no value contains: a manifest with U+0000 is refused.
  static func marker(_ number: Int) -> String { "\0\(number)\0" }

  /// - Parameter marked: The text in UTF-8, with marked gaps.
  init(_ marked: some Sequence<UInt8>) {
    var number: Int?
    for byte in marked {
      switch (byte, number) {
      case (0, nil): number = 0
      case (0, let gap?):
        gaps.append(gap)
        pieces.append([])
        number = nil
      case (_, let digits?): number = digits * 10 + Int(byte) - 0x30
      default: pieces[pieces.count - 1].append(byte)
      }
    }
  }

  /// Whether the text has a gap at all.
  var hasGaps: Bool { !gaps.isEmpty }

  /// The text with its gaps filled.
  ///
  /// - Parameter fillings: What's in the gaps, by their numbers.
  /// - Returns: The text in UTF-8.
  func filled(with fillings: [[UInt8]]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(
      pieces.reduce(0) { $0 + $1.count } + gaps.reduce(0) { $0 + fillings[$1].count }
    )
    text += pieces[0]
    for (gap, piece) in zip(gaps, pieces.dropFirst()) {
      text += fillings[gap]
      text += piece
    }
    return text
  }
}
