/// The numbers, words and signs of a date in any form.
struct DateTokens {
  private enum Token: Equatable {
    case number(Int, digits: Int)
    /// Letters, in lower case.
    case word(String)
    case sign(Unicode.Scalar)
  }

  /// A time of day, as far as there is one.
  struct Time {
    var secondOfDay: Int?
    /// Minutes east of UTC.
    var offset: Int?
  }

  private var tokens: [Token] = []

  /// Splits a text; spaces, quotes and commas only separate.
  init(_ text: String) {
    var digits = ""
    var letters = ""
    func flush(_ tokens: inout [Token]) {
      if let number = Int(digits) { tokens.append(.number(number, digits: digits.utf8.count)) }
      if !letters.isEmpty { tokens.append(.word(letters.lowercased())) }
      (digits, letters) = ("", "")
    }
    for scalar in text.unicodeScalars {
      if let digit = Self.digit(scalar) {
        if !letters.isEmpty || digits.utf8.count > 8 { flush(&tokens) }
        digits += "\(digit)"
      } else if let sign = Self.signs[scalar] {
        flush(&tokens)
        tokens.append(.sign(sign))
      } else if scalar.properties.isAlphabetic {
        if !digits.isEmpty { flush(&tokens) }
        letters.unicodeScalars.append(scalar)
      } else {
        flush(&tokens)
        let isSpace =
          scalar.properties.isWhitespace || "\"'“”‘’„«»,".unicodeScalars.contains(scalar)
        if !isSpace { tokens.append(.sign(scalar)) }
      }
    }
    flush(&tokens)
  }

  /// The value of a decimal digit of any writing system.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    guard scalar.properties.numericType == .decimal else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }

  /// Look-alikes, and signs that stand for others.
  private static let signs: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{2010}": "-", "\u{2011}": "-", "\u{2012}": "-", "\u{2013}": "-", "\u{2014}": "-",
    "\u{2212}": "-", "\u{FF0D}": "-", "\u{FF0F}": "/", "\u{FF1A}": ":", "\u{FF0E}": ".",
    "\u{2044}": "/", "年": "-", "月": "-", "日": " ", "년": "-", "월": "-", "일": " ",
  ]

  // MARK: The time of day

  /// Removes the time of day and its offset.
  ///
  /// - Returns: Nil when what looks like a time isn't one.
  mutating func removeTime() -> Time? {
    tokens.removeAll { $0 == .sign(" ") || $0 == .word("at") || $0 == .word("um") }
    var time = Time()
    guard let index = tokens.indices.first(where: isTime) else {
      return tokens.contains(.sign(":")) ? nil : time
    }
    guard case .number(let hour, _) = tokens[index] else { return nil }
    var numbers = [hour]
    var end = index + 1
    while numbers.count < 3, end + 1 < tokens.count, tokens[end] == .sign(":"),
      case .number(let number, 2) = tokens[end + 1]
    {
      numbers.append(number)
      end += 2
    }
    // A fraction of a second.
    if numbers.count == 3, end + 1 < tokens.count, tokens[end] == .sign("."),
      case .number = tokens[end + 1]
    {
      end += 2
    }
    if let half = half(at: end) {
      guard (1...12).contains(numbers[0]) else { return nil }
      numbers[0] = numbers[0] % 12 + half.hours
      end = half.end
    }
    numbers += [0, 0]
    let second = numbers[0] * 3_600 + numbers[1] * 60 + numbers[2]
    guard numbers[1] < 60, numbers[2] < 60, second <= 86_400 else { return nil }
    time.secondOfDay = second
    if let offset = offset(at: end) {
      time.offset = offset.minutes
      end = offset.end
    }
    tokens.removeSubrange(index..<end)
    if index > 0, tokens[index - 1] == .word("t") { tokens.remove(at: index - 1) }
    return time
  }

  private func isTime(_ index: Int) -> Bool {
    guard case .number(_, let digits) = tokens[index], digits <= 2, index + 1 < tokens.count else {
      return false
    }
    return tokens[index + 1] == .sign(":") || half(at: index + 1) != nil
  }

  /// Reads `am` or `p.m.`.
  private func half(at index: Int) -> (hours: Int, end: Int)? {
    guard index < tokens.count, case .word(let word) = tokens[index] else { return nil }
    switch word {
    case "am": return (0, index + 1)
    case "pm": return (12, index + 1)
    case "a", "p":
      let rest = tokens[(index + 1)...]
      guard rest.starts(with: [.sign("."), .word("m")]) else { return nil }
      let hasStop = rest.dropFirst(2).first == .sign(".")
      return (word == "a" ? 0 : 12, index + (hasStop ? 4 : 3))
    default: return nil
    }
  }

  /// Reads `Z`, `GMT`, `EST`, `-0500` or `-05:00`.
  private func offset(at index: Int) -> (minutes: Int, end: Int)? {
    guard index < tokens.count else { return nil }
    switch tokens[index] {
    case .word(let word):
      guard let hours = Self.abbreviations[word] else { return nil }
      return (hours * 60, index + 1)
    case .sign(let sign) where sign == "+" || sign == "-":
      guard index + 1 < tokens.count, case .number(let number, let digits) = tokens[index + 1]
      else {
        return nil
      }
      let factor = sign == "-" ? -1 : 1
      if digits == 4 { return (factor * (number / 100 * 60 + number % 100), index + 2) }
      guard digits <= 2 else { return nil }
      if index + 3 < tokens.count, tokens[index + 2] == .sign(":"),
        case .number(let minutes, 2) = tokens[index + 3]
      {
        return (factor * (number * 60 + minutes), index + 4)
      }
      return (factor * number * 60, index + 2)
    default: return nil
    }
  }

  /// Hours east of UTC, of abbreviations that mean the same everywhere that people write in English.
  private static let abbreviations = [
    "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "cet": 1, "cest": 2,
  ]

  // MARK: The day

  /// The days that the rest can mean, and whether its form says which number is the day.
  func days() -> (days: [CivilDate], isCertain: Bool) {
    var numbers: [(value: Int, digits: Int)] = []
    var signs: [Unicode.Scalar] = []
    var months: [Int] = []
    for token in tokens {
      switch token {
      case .number(let value, let digits): numbers.append((value, digits))
      case .sign(let sign): signs.append(sign)
      case .word(let word):
        if let month = Self.month(word) {
          months.append(month)
        } else if !Self.isFiller(word) {
          return ([], true)
        }
      }
    }
    guard signs.allSatisfy({ "-/.".unicodeScalars.contains($0) }) else { return ([], true) }
    if months.count == 1, numbers.count == 2 {
      let (year, day) = numbers[0].digits == 4 ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
      guard year.digits == 4, day.digits <= 2 else { return ([], true) }
      return ([CivilDate(year: year.value, month: months[0], day: day.value)], true)
    }
    guard months.isEmpty else { return ([], true) }
    if numbers.count == 1, numbers[0].digits == 8 {
      let value = numbers[0].value
      return ([CivilDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)], true)
    }
    guard numbers.count == 3, numbers[1].digits <= 2 else { return ([], true) }
    let (first, second, third) = (numbers[0].value, numbers[1].value, numbers[2].value)
    if numbers[0].digits == 4, numbers[2].digits <= 2 {
      let usual = CivilDate(year: first, month: second, day: third)
      let swapped = CivilDate(year: first, month: third, day: second)
      return (second > 12 ? [swapped] : [usual], second <= 12)
    }
    guard numbers[2].digits == 4, numbers[0].digits <= 2 else { return ([], true) }
    let dayFirst = CivilDate(year: third, month: second, day: first)
    if signs.first == "." { return ([dayFirst], true) }
    return ([CivilDate(year: third, month: first, day: second), dayFirst], false)
  }

  /// The number of a month, from 1 on, by its English name or three letters of it.
  private static func month(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    return CivilDate.monthNames.firstIndex {
      let name = $0.lowercased()
      return word == name || word == name.prefix(3) || (name == "september" && word == "sept")
    }.map { $0 + 1 }
  }

  /// Whether a word of a date can be left out: a day of the week, or the ending of a number.
  private static func isFiller(_ word: String) -> Bool {
    if ["st", "nd", "rd", "th", "of", "the", "on"].contains(word) { return true }
    return ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].contains {
      word == $0 || (word.utf8.count >= 3 && word.utf8.count <= 5 && $0.hasPrefix(word))
    }
  }
}
