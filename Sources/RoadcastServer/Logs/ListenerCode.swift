import RoadcastHashing
import RoadcastSubscribers

/// Tells listeners of an open feed apart in the log, for a day, without saying who they are.
///
/// It's made with a key from the sender's network and the day: no one without the key can turn it back, and
/// tomorrow it's another one. Servers of one workspace make the same.
enum ListenerCode {
  /// For a workspace that has no key: known to this process alone.
  private static let ownKey = (0..<32).map { _ in UInt8.random(in: .min ... .max) }

  private static let length = 16

  /// Makes the code of a sender.
  ///
  /// - Parameters:
  ///   - sender: An address, or the first half of an IPv6 address.
  ///   - day: Days since 1970.
  ///   - directory: Has the workspace's key, if there is one.
  /// - Returns: Hexadecimal digits.
  static func code(of sender: String, day: Int64, _ directory: SubscriberDirectory?) -> String {
    let message = Array("\(day) \(sender)".utf8)
    let code =
      directory?.listenerCode(for: message) ?? MessageAuthentication.code(for: message, key: ownKey)
    return code.prefix(length / 2).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
