package import RoadcastModel

/// Everyone who may listen, and the way from a token to a person and back: what a server needs.
///
/// It never changes; when a file changes, ``SubscriberStore`` makes a new one.
package struct SubscriberDirectory: Sendable {
  /// By number.
  private let subscribers: [Int: Subscriber]

  /// The numbers of those who may listen, by e-mail address in lower case.
  private let numbers: [String: Int]

  private let key: AddressKey

  /// - Parameters:
  ///   - list: Everyone in the file.
  ///   - key: The workspace's.
  package init(_ list: SubscriberList, key: AddressKey) {
    subscribers = Dictionary(list.subscribers.map { ($0.number, $0) }) { first, _ in first }
    let mailboxes = list.subscribers.filter { $0.state != .revoked }
      .compactMap { subscriber in subscriber.email.map { ($0.lowercased(), subscriber.number) } }
    numbers = Dictionary(mailboxes) { first, _ in first }
    self.key = key
  }

  /// Finds whose token it is.
  ///
  /// It takes as long for a wrong token as for a right one, however many subscribers there are.
  ///
  /// - Parameters:
  ///   - token: The part of an address; anything is possible.
  ///   - now: The current time.
  /// - Returns: The subscriber; nil for a token that no one has, or whose address doesn't work.
  package func subscriber(with token: some StringProtocol, at now: Moment) -> Subscriber? {
    let read = AddressToken(token)
    let tried = read ?? AddressToken(number: 0, generation: 0, key: key)
    let isMade = tried.isMade(by: key)
    guard read != nil, isMade, let subscriber = subscribers[tried.number],
      subscriber.generation == tried.generation, subscriber.isActive(at: now)
    else { return nil }
    return subscriber
  }

  /// Whether the key made this token: then it isn't a guess, even if it no longer works.
  package func isGenuine(_ token: some StringProtocol) -> Bool {
    AddressToken(token)?.isMade(by: key) ?? false
  }

  /// Finds the subscriber whom a login names.
  ///
  /// - Parameters:
  ///   - email: Their e-mail address; case doesn't matter.
  ///   - now: The current time.
  /// - Returns: Nil if the subscriber's address doesn't work.
  package func subscriber(withEmail email: String, at now: Moment) -> Subscriber? {
    numbers[email.lowercased()].flatMap { subscribers[$0] }.flatMap {
      $0.isActive(at: now) ? $0 : nil
    }
  }

  /// The token of a subscriber's address.
  package func token(of subscriber: Subscriber) -> AddressToken {
    AddressToken(number: subscriber.number, generation: subscriber.generation, key: key)
  }

  /// A subscriber's private address.
  ///
  /// - Parameters:
  ///   - subscriber: Whose.
  ///   - baseURL: The show's, with a slash at its end.
  /// - Returns: `https://…/s/TOKEN/feed.xml`.
  package func address(of subscriber: Subscriber, baseURL: String) -> String {
    "\(baseURL)\(Self.folder)/\(token(of: subscriber).text)/\(FeedLayout.feed(.main))"
  }

  /// A code that only the workspace's key makes, for someone who has no private address.
  ///
  /// - Parameter text: Anything.
  /// - Returns: 32 bytes.
  package func listenerCode(for text: [UInt8]) -> [UInt8] { key.listenerCode(for: text) }

  /// The part of addresses that all private ones have before their token.
  package static let folder = "s"
}
