import RoadcastModel

/// Reads dates as feeds write them: RFC 822 with all that programs make of it, and RFC 3339.
struct OldDate {
  /// The moment with its offset.
  var moment: Moment

  /// Whether the date has a time zone that's known; otherwise it's read as UTC.
  var knowsZone = true

  init(moment: Moment) { self.moment = moment }

  /// Reads a date; nil for what isn't one of 1990 to 2100.
  ///
  /// - Parameter text: Such as `Fri, 20 Nov 2026 06:00:00 EST`.
  init?(_ text: String) {
    if case .success(let moment) = Moment.parse(text) {
      self.moment = moment
      return
    }
    var words = text.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" }.map(String.init)
    if let first = words.first, first.allSatisfy({ !$0.isNumber }), words.count > 3 {
      words.removeFirst()
    }
    // `20-Nov-2026`.
    if let first = words.first, first.contains("-"), words.count > 1 {
      words = first.split(separator: "-").map(String.init) + words.dropFirst()
    }
    guard words.count >= 4, let day = Int(words[0]), let month = Self.month(words[1]),
      var year = Int(words[2]), let time = Self.seconds(words[3])
    else { return nil }
    // RFC 2822 §4.3.
    if (0..<100).contains(year) { year += year < 50 ? 2_000 : 1_900 }
    let date = CivilDate(year: year, month: month, day: day)
    guard Limits.years.contains(year), date.daysSinceEpoch != nil else { return nil }
    let zone = words.count > 4 ? Self.offset(words[4]) : .unknown
    switch zone {
    case .invalid: return nil
    case .known(let offset): moment = Moment(on: date, at: time, offset: offset)
    case .unknown:
      moment = Moment(on: date, at: time, offset: 0)
      knowsZone = false
    }
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

  private enum Offset {
    /// Minutes east of UTC.
    case known(Int)

    /// A name that says nothing, or several things.
    case unknown
    case invalid
  }

  /// Minutes east of UTC.
  ///
  /// Names that several zones share, such as IST and AST, aren't here, unless RFC 822 defines them.
  private static let zones = [
    "GMT": 0, "UT": 0, "UTC": 0, "Z": 0, "WET": 0,
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480,
    "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "NST": -210, "NDT": -150, "ADT": -180,
    "BRT": -180, "ART": -180, "CLT": -240, "CLST": -180, "COT": -300, "PET": -300,
    "BST": 60, "WEST": 60, "CET": 60, "MET": 60, "MEZ": 60, "CEST": 120, "MEST": 120, "MESZ": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180, "SAST": 120, "WAT": 60, "CAT": 120, "EAT": 180,
    "PKT": 300, "NPT": 345, "ICT": 420, "WIB": 420, "HKT": 480, "SGT": 480, "PHT": 480,
    "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "AEST": 600, "ACDT": 630, "AEDT": 660,
    "NZST": 720, "NZDT": 780,
  ]

  private static func offset(_ text: String) -> Offset {
    var name = text.uppercased()
    if let minutes = zones[name] { return .known(minutes) }
    // `GMT+0200`.
    for prefix in ["GMT", "UTC"] where name.hasPrefix(prefix) {
      name = String(name.dropFirst(prefix.count))
    }
    let digits = name.dropFirst().filter(\.isNumber)
    guard name.hasPrefix("+") || name.hasPrefix("-"), digits.utf8.count == 4,
      let number = Int(digits), number / 100 < 24, number % 100 < 60
    else { return name.allSatisfy(\.isLetter) ? .unknown : .invalid }
    let minutes = number / 100 * 60 + number % 100
    return .known(name.hasPrefix("-") ? -minutes : minutes)
  }
}
