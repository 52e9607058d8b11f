extension [UInt8] {
  /// The lowest bytes of a number, the most significant one first.
  ///
  /// - Parameters:
  ///   - value: The number. Its higher bytes are left out.
  ///   - count: The number of bytes, 1…8.
  init(bigEndian value: Int, count: Int) {
    self = (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
