import Synchronization

/// The port that the server listens at, once it does.
final class ListeningPort: Sendable {
  private let number = Mutex(0)

  func set(_ number: Int) { self.number.withLock { $0 = number } }

  var value: Int { number.withLock { $0 } }
}
