import RoadcastModel
import RoadcastSubscribers

/// The right to get an answer to its end: a subscriber's address can stop working while a file is sent.
struct Permit: Sendable {
  private let site: Site
  private let token: String
  private var snapshot: Site.Snapshot

  /// When the address ends by itself; nil if it doesn't.
  private var end: Moment?

  /// - Parameters:
  ///   - site: What's served.
  ///   - token: The token, which worked at the time of the snapshot.
  ///   - snapshot: What was found then.
  ///   - end: When the address ends by itself; nil if it doesn't.
  init(_ site: Site, token: String, snapshot: Site.Snapshot, end: Moment?) {
    self.end = end
    self.site = site
    self.token = token
    self.snapshot = snapshot
  }

  /// Whether the address still works.
  ///
  /// It costs nothing while no file has changed.
  mutating func isValid(at now: () -> Moment) -> Bool {
    if let end, end <= now() { return false }
    let current = site.current
    if current === snapshot { return true }
    snapshot = current
    guard let subscriber = current.directory?.subscriber(with: token, at: now()) else {
      return false
    }
    end = subscriber.until?.moment
    return true
  }
}

extension Permit: CustomStringConvertible, CustomReflectable {
  var description: String { "a permit" }

  var customMirror: Mirror { Mirror(self, children: []) }
}
