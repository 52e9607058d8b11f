/// How a language writes dates: its names of months and weekdays, and their order.
package struct DateWords: Sendable, Equatable {
  /// January to December, in the form that they have in a date.
  private let months: [String]
  private let shortMonths: [String]

  /// Monday to Sunday.
  private let weekdays: [String]

  /// The order of a date's parts, in Unicode's notation: `MMMM d, y` (UTS #35, part 4).
  private let longPattern: String
  private let shortPattern: String

  package static let english = DateWords(
    months: CivilDate.monthNames,
    shortMonths: CivilDate.monthNames.map { String($0.prefix(3)) },
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    longPattern: "MMMM d, y",
    shortPattern: "MMM d, y"
  )

  package init(
    months: [String],
    shortMonths: [String],
    weekdays: [String],
    longPattern: String,
    shortPattern: String
  ) {
    self.months = months
    self.shortMonths = shortMonths
    self.weekdays = weekdays
    self.longPattern = longPattern
    self.shortPattern = shortPattern
  }

  /// A date such as `November 20, 2026`.
  package func long(_ date: CivilDate) -> String { text(of: date, longPattern) }

  /// A date such as `Nov 20, 2026`.
  package func short(_ date: CivilDate) -> String { text(of: date, shortPattern) }

  /// A day to another, such as `Nov 16–22, 2026` or `Nov 30 – Dec 6, 2026`.
  package func span(from first: CivilDate, to last: CivilDate) -> String {
    if first == last { return short(first) }
    if (first.year, first.month) == (last.year, last.month) {
      if shortPattern.hasPrefix("d") { return "\(first.day)–\(short(last))" }
      if shortPattern == "MMM d, y" {
        return "\(shortMonths[first.month - 1]) \(first.day)–\(last.day), \(first.year)"
      }
    }
    if first.year == last.year, let pattern = patternWithoutYear {
      return "\(text(of: first, pattern)) – \(short(last))"
    }
    return "\(short(first)) – \(short(last))"
  }

  /// The short pattern up to its day and month, where they are ahead of the year.
  private var patternWithoutYear: String? {
    guard shortPattern.last == "y", let end = shortPattern.lastIndex(where: { "dML".contains($0) })
    else { return nil }
    return String(shortPattern[...end])
  }

  /// The short name of a month, from 1 on.
  package func shortMonth(_ number: Int) -> String { shortMonths[number - 1] }

  /// A day of the week, such as `Friday`.
  package func weekday(of date: CivilDate) -> String { weekdays[date.weekday - 1] }

  private func text(of date: CivilDate, _ pattern: String) -> String {
    var result = ""
    var isQuoted = false
    var rest = pattern[...]
    while let letter = rest.first {
      let run = isQuoted ? rest.prefix(1) : rest.prefix { $0 == letter }
      rest = rest[run.endIndex...]
      switch letter {
      case "'": isQuoted.toggle()
      case "y" where !isQuoted: result += "\(date.year)"
      case "M" where !isQuoted, "L" where !isQuoted: result += month(date.month, run.count)
      case "d" where !isQuoted: result += run.count > 1 ? padded(date.day) : "\(date.day)"
      default: result += run
      }
    }
    return result
  }

  private func month(_ number: Int, _ letters: Int) -> String {
    switch letters {
    case 1: "\(number)"
    case 2: padded(number)
    case 3: shortMonths[number - 1]
    default: months[number - 1]
    }
  }
}
