import RoadcastModel

extension ManifestValue {
  /// Reads a length in minutes and seconds, such as `"5:00"`.
  func length() -> Located<Milliseconds>? {
    guard let text = node.scalar, let length = Milliseconds(clock: text) else {
      let isNumber = node.scalar.map { $0.utf8.allSatisfy { (48...57).contains($0) } } ?? false
      let hint = isNumber ? " in quotes (without them YAML may read a number)" : ""
      reportType("minutes and seconds like \"5:00\"\(hint)")
      return nil
    }
    return Located(length, at: location)
  }

  /// Reads a date with a time and a time zone (RFC 3339).
  ///
  /// - Parameter dateOffset: Minutes east of UTC: where they are given, a date alone means its first
  ///   moment there.
  /// - Returns: The moment; nil, with an error, for anything else.
  func moment(dateOffset: Int? = nil) -> Located<Moment>? {
    guard let text = node.scalar else {
      reportType("a date like 2026-11-20T06:00:00-05:00")
      return nil
    }
    switch Moment.parse(text, dateOffset: dateOffset) {
    case .success(let moment):
      return Located(moment, at: location)
    case .failure(let failure):
      let problem =
        switch failure {
        case .form: "isn't a date; write it like 2026-11-20T06:00:00-05:00"
        case .impossible: "doesn't exist; check the day, month and time"
        case .zoneMissing: "has no time zone; add one, as in \(text.trimmed)-05:00 or …Z"
        case .timeMissing: "has no time of day; write it like \(text.trimmed)T06:00:00-05:00"
        case .outOfRange: "isn't in the years 1990 to 2100; check the year"
        }
      report(.badDate, "\(label): \(text.quoted) \(problem)")
      return nil
    }
  }
}
