/// Counts the lines of a text that's read scalar by scalar.
///
/// A line ends with `\r\n`, `\n` or `\r`, which belongs to the line.
struct LineCounter {
  /// The line of the last scalar, counted from 1.
  private(set) var line = 1

  /// The line of the next scalar, unless that's the second half of `\r\n`.
  var nextLine: Int { lineEnded ? line + 1 : line }

  private var lineEnded = false
  private var endedWithReturn = false

  /// Counts one scalar.
  mutating func advance(over scalar: Unicode.Scalar) {
    let completesReturn = endedWithReturn && scalar == "\n"
    if lineEnded && !completesReturn { line += 1 }
    lineEnded = scalar == "\n" || scalar == "\r"
    endedWithReturn = scalar == "\r"
  }
}
