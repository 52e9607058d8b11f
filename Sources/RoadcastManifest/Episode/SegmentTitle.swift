import RoadcastModel

/// The title that a recording's file name suggests: `02-northwind_story.wav` becomes "Northwind story".
package enum SegmentTitle {
  /// Makes a title.
  ///
  /// A number or a date at the start goes, dots stay.
  ///
  /// - Parameter path: The recording's path or name.
  /// - Returns: A title without control characters.
  package static func make(from path: String) -> String {
    let stem = WorkspacePath.stem(of: WorkspacePath.name(of: path)).stem
    let whole = Substring(stem.withoutControls)
    var rest = whole
    rest = withoutDate(rest) ?? rest
    rest = withoutNumber(rest) ?? rest
    rest = withoutDate(rest) ?? rest
    rest = trimmed(rest)
    // A name of nothing else keeps it: "10", "2026-11-20".
    guard !rest.isEmpty else { return String(trimmed(whole)) }
    // Where words have spaces between them, a hyphen is a hyphen.
    let separators: Set<Character> = rest.contains(" ") ? ["_", " "] : ["_", " ", "-"]
    let title = rest.split(whereSeparator: separators.contains).joined(separator: " ")
    return title.prefix(1).uppercased() + title.dropFirst()
  }

  /// What separates a number or a date from the words.
  private static func isSeparator(_ character: Character) -> Bool { "-_ .)".contains(character) }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { "-_ ".contains($0) || $0.isWhitespace }
    while let last = text.last, "-_ ".contains(last) { text.removeLast() }
    return text
  }

  /// `01-`, `2. ` or `(3) `.
  private static func withoutNumber(_ text: Substring) -> Substring? {
    let start = text.drop { isSeparator($0) || $0 == "(" }
    let rest = start.drop(while: \.isWholeNumber)
    guard rest.startIndex > start.startIndex else { return nil }
    guard let separator = rest.first else { return rest }
    guard isSeparator(separator) else { return nil }
    // `2.1 million` is a number of its own, `01.Welcome` isn't.
    if separator == ".", rest.dropFirst().first?.isNumber == true { return nil }
    return rest.dropFirst()
  }

  /// `2026-11-20`, `20261120` or `20.11.2026`.
  private static func withoutDate(_ text: Substring) -> Substring? {
    let start = text.drop(while: isSeparator)
    // Hardly any name has a date, and there are many names.
    let digits = start.utf8.prefix(10).count { (48...57).contains($0) }
    guard digits >= 6 else { return nil }
    let forms = [[4, 2, 2], [2, 2, 4]]
    for form in forms {
      for separator in ["-", "_", ".", " ", ""] where form[0] == 4 || !separator.isEmpty {
        guard let (rest, numbers) = numbers(at: start, lengths: form, separator: separator) else {
          continue
        }
        let year = form[0] == 4 ? numbers[0] : numbers[2]
        let others = form[0] == 4 ? numbers[1...] : numbers[..<2]
        let isDate =
          (1990...2100).contains(year) && others.allSatisfy { (1...31).contains($0) }
          && others.contains { $0 <= 12 }
        if isDate, rest.first.map(isSeparator) ?? true { return rest }
      }
    }
    return nil
  }

  /// Numbers of these many digits, with a separator between them; a short number can lack its zero.
  private static func numbers(
    at text: Substring,
    lengths: [Int],
    separator: String
  ) -> (rest: Substring, numbers: [Int])? {
    var rest = text
    var numbers: [Int] = []
    for length in lengths {
      if !numbers.isEmpty {
        guard rest.hasPrefix(separator) else { return nil }
        rest = rest.dropFirst(separator.count)
      }
      let digits = rest.prefix(length).prefix { $0.isASCII && $0.isNumber }
      guard digits.count == length || length == 2 && digits.count == 1 && !separator.isEmpty,
        let number = Int(digits)
      else { return nil }
      numbers.append(number)
      rest = rest.dropFirst(digits.count)
    }
    return (rest, numbers)
  }
}
