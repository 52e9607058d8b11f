/// Breaks words into lines: each word is on the last line if it fits there.
struct LineFiller {
  /// A word as it's written.
  struct Word: Equatable {
    /// Its place in the text of its run, without escapes.
    var bytes: Range<Int>

    /// The characters as read.
    var count: Int

    /// The characters as written, with escapes.
    var width: Int

    /// Whether no space precedes it, because it continues a word that was too long.
    var isGlued = false
  }

  let width: Int
  private(set) var lines = 0
  private var room = 0

  init(width: Int) { self.width = width }

  /// Adds a word.
  ///
  /// - Returns: Whether the word begins a line.
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
