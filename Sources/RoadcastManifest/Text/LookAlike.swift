import RoadcastModel

/// A character that looks like a space or a colon, in a place where YAML needs the real one.
struct LookAlike {
  /// The column at which it is, from 1.
  let column: Int

  let message: String

  /// The line with what was meant.
  let correction: String

  init?(in line: String) {
    guard !line.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var scalars = Array(line.unicodeScalars)
    var first: Int?
    func replace(_ index: Int, with scalar: Unicode.Scalar) {
      scalars[index] = scalar
      first = min(first ?? index, index)
    }
    // Indentation, dashes, a key, its colon, and the spaces around them.
    var index = 0
    func skipSpaces() {
      while index < scalars.count, scalars[index] == " " || Self.isSpace(scalars[index]) {
        if scalars[index] != " " { replace(index, with: Self.isWide(scalars[index]) ? " " : "\0") }
        index += 1
      }
    }
    skipSpaces()
    while index < scalars.count, Self.isDash(scalars[index]), index + 1 < scalars.count,
      scalars[index + 1] == " " || Self.isSpace(scalars[index + 1])
    {
      if scalars[index] != "-" { replace(index, with: "-") }
      index += 1
      skipSpaces()
    }
    let key = index
    while index < scalars.count, Self.isKey(scalars[index]) { index += 1 }
    let keyEnd = index
    skipSpaces()
    let isKey =
      keyEnd > key && index < scalars.count
      && [":", "\u{FF1A}", "\u{FE55}"].contains(scalars[index])
    if isKey {
      if scalars[index] != ":" { replace(index, with: ":") }
      let colon = index
      index += 1
      skipSpaces()
      if index == colon + 1, index < scalars.count, first == colon {
        scalars.insert(" ", at: index)
      }
    }
    // Other lines are words of a text, which can have any spaces and dashes.
    guard let first, isKey || line.unicodeScalars.prefix(key).contains("-") else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.lazy.filter { $0 != "\0" })
    let scalar = line.unicodeScalars[
      line.unicodeScalars.index(line.unicodeScalars.startIndex, offsetBy: first)
    ]
    column = first + 1
    correction = String(text)
    let name = "\(scalar.codePoint) (\(Self.name(of: scalar)))"
    let isInvisible = Self.isSpace(scalar) && !Self.isWide(scalar)
    message =
      isInvisible
      ? "the character \(name) is invisible, but a letter for YAML; remove it"
      : "the character \(name) looks like \(Self.usual(scalar)), but is a letter for YAML; replace it"
  }

  /// Whether a text has anything other than ASCII where its lines' keys and values begin.
  static func isPossible(in text: String) -> Bool {
    var isBeforeValue = true
    var isAfterColon = false
    for byte in text.utf8 {
      if byte == 0x0A || byte == 0x0D {
        (isBeforeValue, isAfterColon) = (true, false)
      } else if isBeforeValue {
        if byte >= 0x80 { return true }
        if byte == UInt8(ascii: ":") {
          isAfterColon = true
        } else if isAfterColon, byte != 0x20 {
          isBeforeValue = false
        }
      }
    }
    return false
  }

  private static func isKey(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      && (scalar.properties.isAlphabetic || scalar == "_" || scalar == "-"
        || scalar.properties.numericType != nil)
  }

  /// Whether it's a space other than that of the keyboard, or has no width.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
    default: false
    }
  }

  private static func isWide(_ space: Unicode.Scalar) -> Bool {
    ![0x200B, 0x2060, 0xFEFF].contains(space.value)
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || (0x2010...0x2015).contains(scalar.value) || scalar.value == 0x2212
  }

  private static func usual(_ scalar: Unicode.Scalar) -> String {
    isSpace(scalar) ? "a space" : isDash(scalar) ? "-" : "a colon"
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    scalar.properties.name?.lowercased() ?? "no name"
  }
}
