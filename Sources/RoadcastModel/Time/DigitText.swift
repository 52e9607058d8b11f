/// A short text of digits and signs, built without a string for each of its numbers.
///
/// Every cue, chapter and item contains clock times and dates, so there are many of them.
struct DigitText {
  /// Has room for the longest date.
  private var bytes: InlineArray<40, UInt8> = .init(repeating: 0)
  private var count = 0

  /// Appends a text.
  ///
  /// - Parameter text: ASCII.
  mutating func append(_ text: some StringProtocol) {
    for byte in text.utf8 { append(byte) }
  }

  /// Appends a number.
  ///
  /// - Parameters:
  ///   - number: not negative.
  ///   - width: the least number of digits; zeros are added in front.
  mutating func append(_ number: Int, width: Int) {
    var digits = 1
    var higher = number / 10
    while higher > 0 {
      digits += 1
      higher /= 10
    }
    digits = max(digits, width)
    // From the last digit to the first: the divisor is a constant, so no division is needed.
    var rest = number
    for place in (count..<count + digits).reversed() {
      bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  func append(to text: inout [UInt8]) {
    for index in 0..<count { text.append(bytes[index]) }
  }

  var text: String {
    let span = bytes.span.extracting(..<count)
    guard let valid = try? UTF8Span(validating: span) else { return "" }
    return String(copying: valid)
  }
}
