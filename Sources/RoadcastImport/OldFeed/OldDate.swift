import RoadcastModel

/// Reads dates as feeds write them: RFC 822 with all that programs make of it, and RFC 3339.
enum OldDate {
  /// Reads a date.
  ///
  /// - Parameter text: Such as `Fri, 20 Nov 2026 06:00:00 EST`.
  /// - Returns: The moment with its offset; nil for what isn't a date of 1990 to 2100.
  static func moment(_ text: String) -> Moment? {
    if case .success(let moment) = Moment.parse(text) { return moment }
    var words = text.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" }.map(String.init)
    if let first = words.first, first.allSatisfy({ !$0.isNumber }), words.count > 3 {
      words.removeFirst()
    }
    // `20-Nov-2026`.
    if let first = words.first, first.contains("-"), words.count > 1 {
      words = first.split(separator: "-").map(String.init) + words.dropFirst()
    }
    guard words.count >= 4, let day = Int(words[0]), let month = month(words[1]),
      var year = Int(words[2]), let time = seconds(words[3])
    else { return nil }
    // RFC 2822 §4.3.
    if year < 100 { year += year < 50 ? 2_000 : 1_900 }
    let date = CivilDate(year: year, month: month, day: day)
    guard date.daysSinceEpoch != nil, Limits.years.contains(year) else { return nil }
    let zone = words.count > 4 ? offset(words[4]) : 0
    guard let zone else { return nil }
    return Moment(on: date, at: time, offset: zone)
  }

  private static func month(_ text: String) -> Int? {
    let start = text.lowercased().prefix(3)
    return CivilDate.monthNames.firstIndex { $0.lowercased().prefix(3) == start }.map { $0 + 1 }
  }

  private static func seconds(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1],
      (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    guard parts.count == 3 else { return hour * 3_600 + minute * 60 }
    guard let second = parts[2], (0...60).contains(second) else { return nil }
    return hour * 3_600 + minute * 60 + min(second, 59)
  }

  private static let zones = [
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "CET": 1, "CEST": 2, "BST": 1, "AEST": 10, "AEDT": 11,
  ]

  private static func offset(_ text: String) -> Int? {
    let name = text.uppercased()
    if ["GMT", "UT", "UTC", "Z"].contains(name) { return 0 }
    if let hours = zones[name] { return hours * 60 }
    let digits = name.dropFirst().filter(\.isNumber)
    guard name.hasPrefix("+") || name.hasPrefix("-"), digits.utf8.count == 4,
      let number = Int(digits), number / 100 < 24, number % 100 < 60
    else {
      // An unknown name says nothing (RFC 2822 §4.3).
      return name.allSatisfy(\.isLetter) ? 0 : nil
    }
    let minutes = number / 100 * 60 + number % 100
    return name.hasPrefix("-") ? -minutes : minutes
  }
}
