/// What a date that's written in another form probably means.
package struct DateGuess: Sendable, Equatable {
  /// The dates that it can mean, in the form that a manifest has; none where nothing is likely.
  package private(set) var readings: [WrittenDate] = []

  /// Whether the form itself says which number is the day, as in `20 November 2026`.
  package private(set) var isCertain = true

  /// - Parameter text: Such as `Nov 20, 2026`, `20.11.2026 6:00`, `2026/11/20` or `11/20/2026`.
  package init(_ text: String) {
    guard text.utf8.count <= 80 else { return }
    var tokens = DateTokens(text)
    guard let time = tokens.removeTime() else { return }
    let (days, isCertain) = tokens.days()
    self.isCertain = isCertain
    readings = days.filter { $0.daysSinceEpoch != nil && Limits.years.contains($0.year) }.map {
      var date = WrittenDate(day: $0, time: time.secondOfDay, offset: time.offset)
      // The end of a day is the start of the next one.
      if let time = date.time, time == 86_400 {
        date.day = $0.advanced(by: 1)
        date.time = 0
      }
      return date
    }
    if readings.count == 2, readings[0] == readings[1] { readings.removeLast() }
  }
}
