/// Decides which texts YAML reads as they are without quotes.
enum PlainScalar {
  /// Whether a text can be written without quotes, as far as its characters decide.
  ///
  /// - Parameters:
  ///   - text: What it should be read as.
  ///   - isFlow: Whether it's in brackets or braces.
  /// - Returns: False also for a few texts that other readers of YAML stumble over.
  static func isPossible(_ text: String, isFlow: Bool) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last, first != " ", last != " ",
      first != "\t", last != "\t", last != ":"
    else { return false }
    if text.hasPrefix("---") || text.hasPrefix("...") { return false }
    guard !"[]{},#&*!|>'\"%@`".unicodeScalars.contains(first) else { return false }
    if "-?:".unicodeScalars.contains(first) {
      guard scalars.count > 1, !isSpace(scalars[1]), !(isFlow && isFlowSign(scalars[1])) else {
        return false
      }
    }
    for (index, scalar) in scalars.enumerated() {
      guard isPrintable(scalar) else { return false }
      if isFlow, isFlowSign(scalar) { return false }
      if scalar == ":", index + 1 < scalars.count {
        if isSpace(scalars[index + 1]) || isFlow && isFlowSign(scalars[index + 1]) { return false }
      }
      if scalar == "#", index > 0, isSpace(scalars[index - 1]) { return false }
    }
    return true
  }

  /// Whether a YAML tool takes a text without quotes for a number, a date, "yes" or nothing.
  ///
  /// These are the types of YAML 1.2's core schema, and those of YAML 1.1, which most tools still read.
  static func isTyped(_ text: String) -> Bool {
    let lower = text.lowercased()
    if words.contains(lower) { return true }
    guard let first = text.utf8.first, first < 0x80, isNumeric(first) else { return false }
    return isNumber(lower) || isDate(text)
  }

  private static let words: Set = [
    "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<",
    ".inf", "+.inf", "-.inf", ".nan",
  ]

  private static func isNumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == 43 || byte == 45 || byte == 46
  }

  /// Whether it's a number in decimal, octal, hexadecimal, binary or, such as `5:00`, with 60 as its base.
  private static func isNumber(_ lower: String) -> Bool {
    var rest = Substring(lower)
    if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
    for (prefix, digits) in [("0x", "0123456789abcdef_"), ("0o", "01234567_"), ("0b", "01_")]
    where rest.hasPrefix(prefix) {
      return rest.count > 2 && rest.dropFirst(2).allSatisfy(digits.contains)
    }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count > 1 {
      return parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) || $0 == 95 || $0 == 46 }
      }
    }
    let pieces = rest.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    let mantissa = pieces[0]
    guard mantissa.utf8.contains(where: { (48...57).contains($0) }),
      mantissa.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 || $0 == 95 || $0 == 44 }),
      mantissa.utf8.count(where: { $0 == 46 }) < 2
    else { return false }
    guard pieces.count == 2 else { return true }
    var exponent = pieces[1]
    if exponent.first == "+" || exponent.first == "-" { exponent.removeFirst() }
    return !exponent.isEmpty && exponent.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Whether it begins like a date: `2026-11-20`.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, (1...2).contains(parts[1].utf8.count) else {
      return false
    }
    let day = parts[2].prefix { $0.isASCII && $0.isNumber }
    let rest = parts[2].dropFirst(day.count)
    return (1...2).contains(day.utf8.count)
      && (parts[0] + parts[1]).utf8.allSatisfy { (48...57).contains($0) }
      && (rest.isEmpty || "tT \t".contains(rest.first ?? "x") && isTime(rest.dropFirst()))
  }

  private static func isTime(_ text: Substring) -> Bool {
    let time = text.drop { $0 == " " || $0 == "\t" }
    return time.contains(":") && time.allSatisfy { "0123456789:.+-zZ ".contains($0) }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  private static func isFlowSign(_ scalar: Unicode.Scalar) -> Bool {
    [",", "[", "]", "{", "}"].contains(scalar)
  }

  /// Whether a scalar can be in a YAML text as it is, in the middle of a line.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
    case 0x10000...0x10FFFF: true
    default: false
    }
  }
}
