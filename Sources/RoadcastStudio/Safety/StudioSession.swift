import Synchronization

/// The secrets of one run of the studio.
final class StudioSession: Sendable {
  /// In the address that's opened at the start, and then in a cookie.
  let cookieToken = StudioSession.randomToken()

  /// In the pages, whose scripts send it with every change.
  let formToken = StudioSession.randomToken()

  /// The name at which browsers open it, which always means this machine.
  ///
  /// Browsers send cookies to all ports of a name: other programs at 127.0.0.1 would get ours, and don't know
  /// this name.
  let hostName = "studio-\(StudioSession.randomToken().prefix(16)).localhost"

  /// The secrets that open the studio once.
  private let openings = Mutex<Set<String>>([])

  /// A new secret that opens the studio once: it can be read elsewhere by the time that it's used.
  func newOpening() -> String {
    let token = Self.randomToken()
    openings.withLock { _ = $0.insert(token) }
    return token
  }

  /// Whether a token lets someone in; one for a single time doesn't afterwards.
  func opens(with token: some StringProtocol) -> Bool {
    if Self.isEqual(token, to: cookieToken) { return true }
    return openings.withLock { tokens in
      guard let used = tokens.first(where: { Self.isEqual(token, to: $0) }) else { return false }
      tokens.remove(used)
      return true
    }
  }

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
