/// The two secrets of one run of the studio.
struct StudioSession: Sendable {
  /// In the address that's opened at the start, and then in a cookie.
  let cookieToken = Self.randomToken()

  /// In the pages, whose scripts send it with every change.
  let formToken = Self.randomToken()

  /// 256 bits of the system's random numbers.
  private static func randomToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Compares a text with a secret in a time that doesn't depend on where they differ.
  static func isEqual(_ text: some StringProtocol, to secret: String) -> Bool {
    let (left, right) = (Array(text.utf8), Array(secret.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
