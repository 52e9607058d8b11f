import RoadcastModel

extension CadenceCalendar {
  /// `for Nov 27, 2026`, or `from Nov 23, 2026 to Nov 29, 2026`.
  func period(of slot: Slot) -> String {
    slot.first == slot.last
      ? "for \(words.short(slot.first))"
      : "from \(words.short(slot.first)) to \(words.short(slot.last))"
  }
}
