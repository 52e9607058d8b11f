import NIOCore
import Synchronization

/// Counts connections by sender, so that one can't take those of all others.
final class ConnectionCounter: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  /// The most connections of one sender: a whole office can have one address.
  static let limit = 512

  /// Counts a new connection until it ends.
  ///
  /// - Parameter channel: The connection. Those of this machine, such as a proxy's, aren't counted.
  /// - Returns: Whether there's room for it.
  func admits(_ channel: any Channel) -> Bool {
    guard let peer = channel.remoteAddress, !peer.isThisMachine, let sender = peer.ipAddress else {
      return true
    }
    let isAdmitted = counts.withLock { counts in
      let count = counts[sender, default: 0]
      guard count < Self.limit else { return false }
      counts[sender] = count + 1
      return true
    }
    guard isAdmitted else { return false }
    channel.closeFuture.whenComplete { _ in
      self.counts.withLock { counts in
        let count = counts[sender, default: 1] - 1
        counts[sender] = count > 0 ? count : nil
      }
    }
    return true
  }
}
