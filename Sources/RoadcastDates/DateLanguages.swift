package import RoadcastModel

import struct Foundation.Calendar
import class Foundation.DateFormatter
import struct Foundation.Locale

/// The languages in which Foundation writes dates, by Unicode's CLDR.
///
/// Its data is part of the command, so dates look the same on every machine.
package enum DateLanguages {
  /// How a language writes dates.
  ///
  /// - Parameter code: Such as `de` or `en-gb`.
  /// - Returns: English as in the United States for a language that isn't known.
  package static func words(of code: String) -> DateWords {
    // Without Foundation's formatter, which takes a millisecond to start.
    if code == "en" || code == "en-us" { return .english }
    let locale = Locale(identifier: code)
    let formatter = DateFormatter()
    formatter.locale = locale
    formatter.calendar = Calendar(identifier: .gregorian)
    let weekdays = formatter.standaloneWeekdaySymbols
    guard formatter.monthSymbols.count == 12, formatter.shortMonthSymbols.count == 12,
      weekdays.count == 7,
      let long = DateFormatter.dateFormat(fromTemplate: "yMMMMd", options: 0, locale: locale),
      let short = DateFormatter.dateFormat(fromTemplate: "yMMMd", options: 0, locale: locale)
    else { return .english }
    return DateWords(
      months: formatter.monthSymbols,
      shortMonths: formatter.shortMonthSymbols,
      weekdays: Array(weekdays.dropFirst()) + [weekdays[0]],
      longPattern: long,
      shortPattern: short
    )
  }
}
