import Synchronization

/// The port that the server listens at, once it does.
final class ListeningPort: Sendable {
  private let number = Mutex(0)
  private let (numbers, announcement) = AsyncStream<Int>.makeStream()

  func set(_ number: Int) {
    self.number.withLock { $0 = number }
    announcement.yield(number)
    announcement.finish()
  }

  var value: Int { number.withLock { $0 } }

  /// Waits for the port; nil if the server ends before it has one.
  func next() async -> Int? { await numbers.first { _ in true } }
}
