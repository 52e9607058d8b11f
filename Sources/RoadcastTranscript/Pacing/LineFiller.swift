/// Breaks words into lines, one after the other: each stands on the line before it where it fits.
struct LineFiller {
  /// A word as it is written.
  struct Word: Equatable {
    /// Where it stands in the text of its run, as it is said, without escapes.
    var bytes: Range<Int>

    /// Characters as they are read, and as they are written with escapes.
    var count: Int
    var width: Int

    /// Whether no space stands before it: it is the rest of a word that was too long.
    var isGlued = false
  }

  let width: Int
  private(set) var lines = 0
  private var room = 0

  init(width: Int) { self.width = width }

  /// - Returns: whether the word begins a line.
  mutating func add(_ word: Word) -> Bool {
    let needed = word.isGlued ? word.width : word.width + 1
    if lines > 0, needed <= room {
      room -= needed
      return false
    }
    lines += 1
    room = width - word.width
    return true
  }
}
