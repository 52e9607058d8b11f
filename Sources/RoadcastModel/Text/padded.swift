/// A number with zeros in front.
///
/// - Parameters:
///   - number: not negative.
///   - width: the least number of digits.
/// - Returns: decimal digits.
package func padded(_ number: Int, _ width: Int = 2) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
