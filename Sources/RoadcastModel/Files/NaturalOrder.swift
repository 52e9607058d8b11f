/// The order in which Finder and Explorer show names: `2.wav` comes before `10.wav`.
///
/// Numbers count by their value, upper and lower case are the same, and `é` is next to `e`. It's the same
/// on every machine and in every language.
package enum NaturalOrder {
  /// Whether one file name comes before another.
  ///
  /// - Parameters:
  ///   - left: A file name.
  ///   - right: Another one.
  /// - Returns: False for equal names.
  package static func isAscending(_ left: String, _ right: String) -> Bool {
    let (leftStem, rightStem) = (
      WorkspacePath.stem(of: left).stem, WorkspacePath.stem(of: right).stem
    )
    // Without the extensions first: `story.wav` comes before `story 2.wav`.
    return order(leftStem, rightStem) ?? order(left, right) ?? (left < right)
  }

  /// Whether one text that isn't a file's name comes before another.
  ///
  /// - Parameters:
  ///   - left: A text.
  ///   - right: Another one.
  /// - Returns: False for equal texts.
  package static func isTextAscending(_ left: String, _ right: String) -> Bool {
    order(left, right) ?? (left < right)
  }

  /// Whether a text comes before another; nil if they differ in nothing that counts.
  private static func order(_ left: String, _ right: String) -> Bool? {
    var left = Elements(left)
    var right = Elements(right)
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return nil
      case (nil, _): return true
      case (_, nil): return false
      case (let one?, let other?):
        guard one == other else { return one < other }
      }
    }
  }
}

/// What's compared: punctuation, then numbers, then letters.
private enum Element: Comparable {
  case mark(Unicode.Scalar)
  case number(length: Int, digits: [UInt8])
  case letter(Unicode.Scalar)

  static func < (left: Element, right: Element) -> Bool {
    switch (left, right) {
    case (.mark(let one), .mark(let other)), (.letter(let one), .letter(let other)): one < other
    case (.number(let length, let digits), .number(let otherLength, let otherDigits)):
      length == otherLength ? digits.lexicographicallyPrecedes(otherDigits) : length < otherLength
    default: left.rank < right.rank
    }
  }

  private var rank: Int {
    switch self {
    case .mark: 0
    case .number: 1
    case .letter: 2
    }
  }
}

private struct Elements {
  private var scalars: Substring.UnicodeScalarView

  init(_ text: String) { scalars = Substring(text).unicodeScalars }

  mutating func next() -> Element? {
    while let scalar = scalars.popFirst() {
      if let digit = scalar.digit {
        var digits = [digit]
        while let next = scalars.first?.digit {
          digits.append(next)
          scalars.removeFirst()
        }
        // Any number of digits, without an overflow.
        digits = Array(digits.drop { $0 == 0 })
        return .number(length: digits.count, digits: digits)
      }
      if scalar.isASCII {
        let lower = Unicode.Scalar(UInt8(scalar.value) | 0x20)
        return ("a"..."z").contains(lower) ? .letter(lower) : .mark(scalar)
      }
      // The accent of a letter that's spelled as two characters.
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      guard scalar.properties.isAlphabetic else { return .mark(scalar) }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      return .letter(lower.withoutAccent)
    }
    return nil
  }
}

extension Unicode.Scalar {
  /// The value of a decimal digit in any writing system.
  fileprivate var digit: UInt8? {
    if isASCII { return ("0"..."9").contains(self) ? UInt8(value - 48) : nil }
    guard properties.numericType == .decimal else { return nil }
    return properties.numericValue.map { UInt8($0) }
  }

  /// The Latin letter that a letter such as `é` or `ø` is sorted with: its name is that letter's, "with"
  /// something.
  fileprivate var withoutAccent: Unicode.Scalar {
    let prefix = "LATIN SMALL LETTER "
    guard let name = properties.name, name.hasPrefix(prefix), name.contains(" WITH ") else {
      return self
    }
    let letter = name.dropFirst(prefix.count).prefix { $0 != " " }.lowercased()
    return letter.utf8.count == 1 ? letter.unicodeScalars.first ?? self : self
  }
}
