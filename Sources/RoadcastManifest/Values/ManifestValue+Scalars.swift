import RoadcastModel

extension ManifestValue {
  /// Reads a text.
  ///
  /// - Parameters:
  ///   - characters: The limit of Unicode scalars.
  ///   - bytes: The limit of bytes in UTF-8.
  ///   - isMultiline: Whether the text can have line ends and tabs.
  /// - Returns: The text without white space at its ends, and without control characters.
  func text(
    characters: Int = Limits.titleCharacters,
    bytes: Int = .max,
    isMultiline: Bool = false
  ) -> Located<String>? {
    guard let scalar = node.scalar else {
      reportNotText()
      return nil
    }
    // A key without a value is reported where the key is: this is an entry of a list.
    guard !node.isNull else {
      report(.missingValue, "\(label) has an entry without a value; add one or remove the entry")
      return nil
    }
    let text = scalar.trimmed
    reportLosses(of: text)
    if !text.isEmpty, text.isPrintableASCII, text.utf8.count <= min(characters, bytes) {
      return Located(text, at: location)
    }
    // A text with nothing but invisible characters is as good as none.
    guard
      text.unicodeScalars.contains(where: { $0.isVisible || !$0.isAllowedInFeeds })
    else {
      let problem = text.isEmpty ? "is empty" : "has only invisible characters"
      report(.missingValue, "\(label) \(problem); add a text or remove the key")
      return nil
    }
    let isForbidden = { (scalar: Unicode.Scalar) in
      !scalar.isAllowedInFeeds || (0x7F...0x9F).contains(scalar.value)
        || (!isMultiline && ["\n", "\r", "\t"].contains(scalar))
    }
    if let control = text.unicodeScalars.first(where: isForbidden) {
      report(
        .controlCharacter,
        "\(label) contains the \(control.forbiddenKind) \(control.codePoint); remove it"
      )
      return nil
    }
    guard text.unicodeScalars.count <= characters else {
      let count = text.unicodeScalars.count
      report(.tooManyCharacters, "\(label) has \(count) characters; the limit is \(characters)")
      return nil
    }
    guard text.utf8.count <= bytes else {
      report(.tooManyCharacters, "\(label) has \(text.utf8.count) bytes; the limit is \(bytes)")
      return nil
    }
    return Located(text, at: location)
  }

  /// Reads `true` or `false`.
  func flag() -> Bool? {
    switch node.scalar {
    case "true": return true
    case "false": return false
    default:
      let word = node.scalar?.trimmed.lowercased() ?? ""
      let meant =
        ["yes", "on", "y", "1", "true"].contains(word)
        ? "true" : ["no", "off", "n", "0", "false"].contains(word) ? "false" : nil
      reportType("true or false\(meant.map { "; write \($0)" } ?? "")")
      return nil
    }
  }

  /// Reads a whole number of at most nine digits.
  func integer(in range: ClosedRange<Int>) -> Located<Int>? {
    guard let text = node.scalar, text.utf8.count < 10, let number = Int(text),
      range.contains(number)
    else {
      let most = range.upperBound == .max ? "" : " to \(range.upperBound)"
      let meant = Self.number(meantBy: node.scalar ?? "").flatMap { range.contains($0) ? $0 : nil }
      let remedy = meant.map { "; write \($0)" } ?? ""
      reportType("a whole number from \(range.lowerBound)\(most)\(remedy)")
      return nil
    }
    return Located(number, at: location)
  }

  /// The number that `1_000`, `#12` or `１２` was meant to be.
  private static func number(meantBy text: String) -> Int? {
    var digits = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
        digits += "\(Int(value))"
      } else if !["_", ",", " ", "#", "\u{A0}"].contains(scalar) {
        return nil
      }
    }
    return digits.utf8.count < 10 ? Int(digits) : nil
  }

  /// Reads a decimal number without an exponent.
  func decimal(in range: ClosedRange<Double>) -> Double? {
    guard let text = node.scalar, text.utf8.count < 20,
      text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 }),
      let number = Double(text), range.contains(number)
    else {
      reportType("a number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// Reads one of a few words.
  func choice(of words: [String]) -> String? {
    let list = words.joined(separator: ", ")
    guard let text = node.scalar else {
      reportType("one of \(list)")
      return nil
    }
    guard words.contains(text) else {
      report(
        .wrongValue,
        "\(label) can't be \(text.quoted); use one of \(list)"
          + Suggestion.clause(for: text, among: words)
      )
      return nil
    }
    return text
  }

  /// Reads one of the cases of a type, by its raw value.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(of type: Choice.Type) -> Choice? {
    choice(of: Choice.allCases.map(\.rawValue)).flatMap(Choice.init)
  }
}
