import RoadcastModel

extension Slot {
  /// `for 2026-11-27`, or `from 2026-11-23 to 2026-11-29`.
  var period: String { first == last ? "for \(first)" : "from \(first) to \(last)" }
}
