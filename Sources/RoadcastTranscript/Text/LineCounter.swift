/// Counts lines while somebody else walks over a text.
///
/// A line ends with `\r\n`, `\n` or `\r`; the end belongs to the line.
struct LineCounter {
  /// The line of the scalar walked over last, counted from 1.
  private(set) var line = 1

  /// The line of what follows, if that is not the other half of `\r\n`.
  var nextLine: Int { lineEnded ? line + 1 : line }

  private var lineEnded = false
  private var endedWithReturn = false

  /// Steps over one scalar.
  mutating func advance(over scalar: Unicode.Scalar) {
    let completesReturn = endedWithReturn && scalar == "\n"
    if lineEnded && !completesReturn { line += 1 }
    lineEnded = scalar == "\n" || scalar == "\r"
    endedWithReturn = scalar == "\r"
  }
}
