/// A point in time with its author's offset from UTC.
package struct Moment: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  package var seconds: Int64

  /// Minutes east of UTC: −1439…1439.
  package var offset: Int

  package init(seconds: Int64, offset: Int = 0) {
    self.seconds = seconds
    self.offset = offset
  }

  /// The moment a number of seconds later, with the same offset.
  package func advanced(by seconds: Int64) -> Moment {
    Moment(seconds: self.seconds + seconds, offset: offset)
  }

  /// The number of midnights between this moment and a later one, at this moment's offset.
  package func days(until later: Moment) -> Int {
    let day = Moment(seconds: later.seconds, offset: offset).date
    return Int((day.daysSinceEpoch ?? 0) - (date.daysSinceEpoch ?? 0))
  }
}

extension Moment: Comparable {
  package static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }
}

extension Moment {
  /// Why a text isn't a moment.
  package enum ParseFailure: Error, Equatable {
    /// It doesn't have the form of RFC 3339.
    case form
    /// It has the form, but its day, hour, minute or second doesn't exist.
    case impossible
    /// It has a time but no offset from UTC.
    case zoneMissing
    /// It has a date but no time.
    case timeMissing
    /// Its year isn't from 1990 to 2100.
    case outOfRange
  }

  /// Reads a moment such as `2026-11-20T06:00:00-05:00` (RFC 3339 §5.6).
  ///
  /// Fractions of a second are ignored.
  ///
  /// - Parameters:
  ///   - text: the moment, or a date alone if `dateOffset` isn't nil.
  ///   - dateOffset: the offset from UTC, in minutes, of the midnight at which a date alone starts.
  /// - Returns: the moment, or why the text isn't one.
  package static func parse(
    _ text: String,
    dateOffset: Int? = nil
  ) -> Result<Moment, ParseFailure> {
    var scanner = Scanner(text)
    guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2),
      scanner.skip("-"), let day = scanner.digits(2)
    else { return .failure(.form) }
    guard let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch else {
      return .failure(.impossible)
    }
    guard (1990...2100).contains(year) else { return .failure(.outOfRange) }
    if scanner.isAtEnd {
      guard let dateOffset else { return .failure(.timeMissing) }
      return .success(
        Moment(seconds: days * 86_400 - Int64(dateOffset) * 60, offset: dateOffset)
      )
    }
    guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
      let hour = scanner.digits(2), scanner.skip(":"), let minute = scanner.digits(2),
      scanner.skip(":"), let second = scanner.digits(2)
    else { return .failure(.form) }
    if scanner.skip(".") {
      guard scanner.skipDigits() else { return .failure(.form) }
    }
    guard hour < 24, minute < 60, second < 60 else { return .failure(.impossible) }
    let offset: Int
    if scanner.isAtEnd {
      return .failure(.zoneMissing)
    } else if scanner.skip("Z") || scanner.skip("z") {
      offset = 0
    } else {
      let sign = scanner.skip("+") ? 1 : scanner.skip("-") ? -1 : 0
      guard sign != 0, let hours = scanner.digits(2), scanner.skip(":"),
        let minutes = scanner.digits(2)
      else { return .failure(.form) }
      guard hours < 24, minutes < 60 else { return .failure(.impossible) }
      offset = sign * (hours * 60 + minutes)
    }
    guard scanner.isAtEnd else { return .failure(.form) }
    let local = days * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    return .success(Moment(seconds: local - Int64(offset) * 60, offset: offset))
  }

  /// Reads the form that ``rfc2822`` has; nil for anything else.
  package init?(rfc2822 text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 6, words[5].utf8.count == 5,
      let month = CivilDate.monthNames.firstIndex(where: { $0.prefix(3) == words[2] })
    else { return nil }
    let zone = "\(words[5].prefix(3)):\(words[5].suffix(2))"
    let form = "\(words[3])-\(padded(month + 1))-\(words[1])T\(words[4])\(zone)"
    guard case .success(let moment) = Moment.parse(form), moment.rfc2822 == text else {
      return nil
    }
    self = moment
  }

  /// The moment in the form of RFC 3339: `2026-11-20T06:00:00-05:00`, or with `Z` for UTC.
  package var rfc3339: String {
    let (date, time) = local
    let zone = offset == 0 ? "Z" : zoneText
    return "\(date.description)T\(clock(time))\(zone)"
  }

  /// The moment in the form of RFC 2822 §3.3, which feeds use: `Fri, 20 Nov 2026 06:00:00 -0500`.
  package var rfc2822: String {
    let (date, time) = local
    var text = DigitText()
    text.append(Self.weekdays[date.weekday - 1])
    text.append(", ")
    text.append(date.day, width: 2)
    text.append(" ")
    text.append(CivilDate.monthNames[date.month - 1].prefix(3))
    text.append(" ")
    text.append(date.year, width: 4)
    text.append(" ")
    text.append(time / 3_600, width: 2)
    text.append(":")
    text.append(time / 60 % 60, width: 2)
    text.append(":")
    text.append(time % 60, width: 2)
    text.append(offset < 0 ? " -" : " +")
    text.append(abs(offset) / 60, width: 2)
    text.append(abs(offset) % 60, width: 2)
    return text.text
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// The calendar date at the moment's own offset.
  package var date: CivilDate { local.date }

  private var local: (date: CivilDate, secondOfDay: Int) {
    let shifted = seconds + Int64(offset) * 60
    let day = shifted >= 0 ? shifted / 86_400 : (shifted - 86_399) / 86_400
    return (CivilDate(daysSinceEpoch: day), Int(shifted - day * 86_400))
  }

  private func clock(_ time: Int) -> String {
    "\(padded(time / 3_600)):\(padded(time / 60 % 60)):\(padded(time % 60))"
  }

  private var zoneText: String {
    let minutes = abs(offset)
    return "\(offset < 0 ? "-" : "+")\(padded(minutes / 60)):\(padded(minutes % 60))"
  }
}

/// Reads ASCII fields of a fixed width from the start of a text.
private struct Scanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func digits(_ count: Int) -> Int? {
    let field = rest.prefix(count)
    guard field.count == count, field.allSatisfy({ (48...57).contains($0) }) else { return nil }
    rest = rest.dropFirst(count)
    return field.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func skipDigits() -> Bool {
    let kept = rest.drop { (48...57).contains($0) }
    guard kept.count < rest.count else { return false }
    rest = kept
    return true
  }
}
