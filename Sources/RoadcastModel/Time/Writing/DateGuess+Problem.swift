extension DateGuess {
  /// What's wrong with a text that isn't a date, and what to write instead.
  ///
  /// - Parameters:
  ///   - text: The text as it's written.
  ///   - failure: Why it can't be read.
  /// - Returns: Words that follow the text.
  package static func problem(with text: String, _ failure: Moment.ParseFailure) -> String {
    if failure == .outOfRange { return "isn't in the years 1990 to 2100; check the year" }
    let guess = DateGuess(text)
    let forms = guess.readings.map(\.description)
    switch forms.count {
    case 1 where guess.isCertain: return "isn't in the form of a date; write \(forms[0])"
    case 1: return "isn't in the form of a date; write \(forms[0]) if you mean that day"
    case 2: return "can mean two days; write \(forms[0]) or \(forms[1])"
    default: break
    }
    guard failure == .impossible else {
      return "isn't a date; write it like 2026-11-20 or 2026-11-20 06:00"
    }
    return "doesn't exist; check the day, month and time"
  }
}
