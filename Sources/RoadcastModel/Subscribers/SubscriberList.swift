/// Everyone who may listen, or might once.
package struct SubscriberList: Sendable, Equatable {
  /// The file, relative to the workspace.
  package static let file = ".roadcast/subscribers.json"

  /// Sorted by number.
  package var subscribers: [Subscriber] = []

  /// The number that the next subscriber gets.
  package private(set) var next: Int

  /// - Parameters:
  ///   - subscribers: In any order.
  ///   - next: A number that no one has had; raised if someone has one as high.
  package init(_ subscribers: [Subscriber] = [], next: Int = 1) {
    self.subscribers = subscribers.sorted { $0.number < $1.number }
    self.next = max(next, (self.subscribers.last?.number ?? 0) + 1)
  }

  /// Takes the next number, which no one else will ever get.
  package mutating func takeNumber() -> Int {
    defer { next += 1 }
    return next
  }
}
