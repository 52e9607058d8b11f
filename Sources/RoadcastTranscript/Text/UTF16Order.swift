/// The order of the bytes in a text in UTF-16.
struct UTF16Order: Equatable {
  var isBigEndian: Bool

  /// The bytes of the byte order mark: two, or none.
  var markLength: Int

  /// The bytes that are looked at.
  private static let window = 2_048

  /// Recognizes UTF-16 by its byte order mark, or by the zeros of its spaces, digits and line ends.
  ///
  /// - Returns: Nil for any other text.
  init?(of bytes: [UInt8]) {
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE): (isBigEndian, markLength) = (false, 2)
    case (0xFE, 0xFF): (isBigEndian, markLength) = (true, 2)
    default:
      let pairs = min(bytes.count, Self.window) / 2
      guard pairs >= 4 else { return nil }
      var zeros = (even: 0, odd: 0)
      for pair in 0..<pairs {
        zeros.even += bytes[2 * pair] == 0 ? 1 : 0
        zeros.odd += bytes[2 * pair + 1] == 0 ? 1 : 0
      }
      // Even a text in Chinese has times, numbers and line ends.
      guard max(zeros.even, zeros.odd) >= 4, 5 * max(zeros.even, zeros.odd) >= pairs,
        10 * min(zeros.even, zeros.odd) <= pairs,
        zeros.even != zeros.odd
      else { return nil }
      (isBigEndian, markLength) = (zeros.even > zeros.odd, 0)
    }
  }
}
