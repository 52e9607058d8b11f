/// A prefix code as JPEG and Deflate use it: the lengths of the codes determine the codes.
struct PrefixCode {
  /// For each value of the next `longest` bits, the symbol that they begin with and its code's length, the
  /// length in the lowest 5 bits; 0 where there is none.
  private let entries: [UInt16]

  /// The length in bits of the longest code.
  let longest: Int

  /// Creates a code.
  ///
  /// - Parameters:
  ///   - symbols: The symbols with the lengths of their codes in bits, 1…16, in the order of the codes:
  ///     short ones first.
  ///   - isReversed: Whether codes are read from a number's lowest bit on, as Deflate does it.
  init?(_ symbols: [(symbol: Int, length: Int)], isReversed: Bool) {
    let longest = symbols.last?.length ?? 1
    var entries = [UInt16](repeating: 0, count: 1 << longest)
    var next = 0
    for (symbol, length) in symbols {
      let count = 1 << (longest - length)
      guard next + count <= entries.count else { return nil }
      let entry = UInt16(symbol << 5 | length)
      for index in next..<next + count {
        entries[isReversed ? Self.reversed(index, bits: longest) : index] = entry
      }
      next += count
    }
    self.entries = entries
    self.longest = longest
  }

  /// Looks a code up.
  ///
  /// - Parameter bits: The next `longest` bits.
  /// - Returns: The symbol, and the length of its code; the length is 0 if no code is like that.
  @inline(__always)
  func symbol(_ bits: Int) -> (symbol: Int, length: Int) {
    let entry = Int(entries[bits])
    return (entry >> 5, entry & 31)
  }

  private static func reversed(_ value: Int, bits: Int) -> Int {
    (0..<bits).reduce(0) { $0 | (value >> $1 & 1) << (bits - 1 - $1) }
  }
}
