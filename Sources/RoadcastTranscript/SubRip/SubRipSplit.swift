import RoadcastModel

/// Cuts the words of a cue into pieces that each fit on a phone's screen.
enum SubRipSplit {
  /// What one written cue shows.
  struct Piece: Equatable {
    /// At most `SubRip.linesPerCue`, each of at most `SubRip.lineWidth` characters unless it is a
    /// single word.
    var lines: [String]

    /// Its characters; never 0.
    var weight: Int { lines.reduce(0) { $0 + $1.count } }
  }

  /// Cuts behind a clause where one ends in the latter half of a piece, else between two words.
  ///
  /// - Parameters:
  ///   - lines: at least one, none empty; kept as they are where they fit.
  ///   - name: stands before the first word.
  /// - Returns: at least one piece, with all the words in their order.
  static func pieces(of lines: [String], name: String?) -> [Piece] {
    let led = [(name.map { $0 + " " } ?? "") + lines[0]] + lines.dropFirst()
    if led.count <= SubRip.linesPerCue, led.allSatisfy({ $0.count <= SubRip.lineWidth }) {
      return [Piece(lines: led)]
    }
    var rest = led.flatMap { CueLines.words(of: $0) }[...]
    // The name is no clause of its own.
    var first = name.map { CueLines.words(of: $0).count } ?? 0
    var pieces: [Piece] = []
    while !rest.isEmpty {
      let fitting = wordsThatFit(rest)
      let count =
        fitting == rest.count ? fitting : clause(in: rest.prefix(fitting), from: first) ?? fitting
      pieces.append(Piece(lines: CueLines.wrap(rest.prefix(count), width: SubRip.lineWidth)))
      rest = rest.dropFirst(count)
      first = 0
    }
    return pieces
  }

  /// The part of a cue's time that each piece has: contiguous, in whole milliseconds, none without
  /// any as long as there are enough of them.
  static func shares(of cue: Cue, weights: [Int]) -> [CueTimes] {
    let length = max(0, cue.end.count - cue.start.count)
    let total = max(1, weights.reduce(0, +))
    let least = length >= weights.count ? 1 : 0
    var spans: [CueTimes] = []
    var start = 0
    var weight = 0
    for (index, own) in weights.enumerated() {
      weight += own
      let following = weights.count - 1 - index
      let fair = length * weight / total
      let end = max(start + least, min(fair, length - following * least))
      spans.append(
        CueTimes(
          start: Milliseconds(cue.start.count + start),
          end: Milliseconds(cue.start.count + end)
        )
      )
      start = end
    }
    return spans
  }

  /// How many words fill one piece; at least one.
  private static func wordsThatFit(_ words: ArraySlice<String>) -> Int {
    // One line more than fits tells where it begins; each word is at least a character.
    let window = words.prefix(SubRip.linesPerCue * SubRip.lineWidth + 1)
    var lines = 0
    var room = 0
    for (index, word) in window.enumerated() {
      let count = word.count
      if lines > 0, count < room {
        room -= count + 1
      } else {
        guard lines < SubRip.linesPerCue else { return index }
        lines += 1
        room = SubRip.lineWidth - count
      }
    }
    return window.count
  }

  /// How many words end with a clause, as late as possible and not before the middle.
  private static func clause(in words: ArraySlice<String>, from first: Int) -> Int? {
    let total = words.reduce(0) { $0 + $1.count }
    var behind = 0
    for (offset, word) in words.enumerated().reversed() {
      guard offset >= first, 2 * behind <= total else { return nil }
      if endsClause(word) { return offset + 1 }
      behind += word.count
    }
    return nil
  }

  private static func endsClause(_ word: String) -> Bool {
    let closing: Set<Character> = ["\"", "'", "”", "’", ")", "»"]
    guard let mark = word.last(where: { !closing.contains($0) }) else { return false }
    return [".", ",", ";", ":", "!", "?", "…", "—", "–", "。", "、"].contains(mark)
  }
}
