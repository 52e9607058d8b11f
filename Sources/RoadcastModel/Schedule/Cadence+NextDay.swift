extension Cadence {
  /// The day of the next episode: the first free slot after today, on the usual day of the week or month.
  ///
  /// - Parameters:
  ///   - last: The day of the newest episode.
  ///   - taken: The days of all episodes, planned ones included.
  ///   - today: The present day.
  /// - Returns: A day after `today`.
  package func nextDay(after last: CivilDate, taken: [CivilDate], today: CivilDate) -> CivilDate {
    let anchor = taken.min().map { min($0, last) } ?? last
    let takenSlots = Set(taken.map { slot(of: $0, anchor: anchor) })
    // From the slot of today on: an episode of 1990 mustn't cost ten thousand steps.
    let passed = max(0, slot(of: today, anchor: anchor) - slot(of: last, anchor: anchor))
    var count = max(1, passed)
    while true {
      let day = self.day(last, periodsLater: count)
      if day > today, !takenSlots.contains(slot(of: day, anchor: anchor)) { return day }
      count += 1
    }
  }
}
