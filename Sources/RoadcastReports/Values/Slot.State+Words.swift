import RoadcastModel

extension Slot.State {
  /// The state for tables and pages.
  var words: String {
    switch self {
    case .published: "published"
    case .waiting: "not in the feed"
    case .missing: "missing"
    case .due: "due now, nothing published"
    case .planned: "planned"
    case .open: "later, nothing planned yet"
    }
  }
}
