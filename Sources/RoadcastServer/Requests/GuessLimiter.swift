import Synchronization

/// Counts wrong tokens by sender.
///
/// A token can't be guessed, but trying costs work.
final class GuessLimiter: Sendable {
  private struct Count {
    var guesses = 0
    /// Seconds since 1970.
    var start: Int64
  }

  private let counts = Mutex<[String: Count]>([:])

  /// The most wrong tokens that one sender may try in a minute.
  static let limit = 20

  static let seconds: Int64 = 60

  /// The most senders that are remembered.
  private static let maximumSenders = 10_000

  /// Notes a wrong token.
  ///
  /// - Parameters:
  ///   - sender: Who sent it.
  ///   - now: Seconds since 1970.
  /// - Returns: Whether it's one too many.
  func isOneTooMany(from sender: String, at now: Int64) -> Bool {
    counts.withLock { counts in
      if counts.count >= Self.maximumSenders {
        counts = counts.filter { now - $0.value.start < Self.seconds }
        // Someone with many addresses must not make the server forget nothing, or everything slowly.
        if counts.count >= Self.maximumSenders { counts = [:] }
      }
      var count = counts[sender] ?? Count(start: now)
      if now - count.start >= Self.seconds { count = Count(start: now) }
      count.guesses += 1
      counts[sender] = count
      return count.guesses > Self.limit
    }
  }
}
