import RoadcastModel
import RoadcastSubscribers

/// The right to get an answer to its end: a subscriber's address can stop working while a file is sent.
struct Permit: Sendable {
  private let site: Site
  private let token: String
  private var snapshot: Site.Snapshot

  /// - Parameters:
  ///   - site: What's served.
  ///   - token: The token, which worked at the time of the snapshot.
  ///   - snapshot: What was found then.
  init(_ site: Site, token: String, snapshot: Site.Snapshot) {
    self.site = site
    self.token = token
    self.snapshot = snapshot
  }

  /// Whether the address still works.
  ///
  /// It costs nothing while no file has changed.
  mutating func isValid(at now: () -> Moment) -> Bool {
    let current = site.current
    if current === snapshot { return true }
    snapshot = current
    return current.directory?.subscriber(with: token, at: now()) != nil
  }
}

extension Permit: CustomStringConvertible, CustomReflectable {
  var description: String { "a permit" }

  var customMirror: Mirror { Mirror(self, children: []) }
}
