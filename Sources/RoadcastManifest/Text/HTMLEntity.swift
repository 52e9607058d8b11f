/// Characters as HTML writes them, such as `&amp;`, in a text that was copied from a web page.
enum HTMLEntity {
  private static let names = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
    "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "copy": "©", "reg": "®", "trade": "™", "euro": "€", "pound": "£", "eacute": "é", "egrave": "è",
    "agrave": "à", "ccedil": "ç", "ntilde": "ñ", "auml": "ä", "ouml": "ö", "uuml": "ü",
    "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "middot": "·", "bull": "•", "deg": "°",
  ]

  /// The text with its characters as they are; nil for a text without any that HTML writes.
  static func decoded(_ text: String) -> String? {
    guard text.contains("&"), text.contains(";") else { return nil }
    var result = ""
    var rest = text[...]
    var isChanged = false
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[rest.index(after: start)...]
      if let end = rest.prefix(12).firstIndex(of: ";"), let character = character(rest[..<end]) {
        result += character
        rest = rest[rest.index(after: end)...]
        isChanged = true
      } else {
        result += "&"
      }
    }
    return isChanged ? result + rest : nil
  }

  private static func character(_ name: Substring) -> String? {
    guard name.first == "#" else { return names[String(name)] }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, number >= 0x20, !(0x7F...0x9F).contains(number),
      let scalar = Unicode.Scalar(number)
    else { return nil }
    return scalar == "\u{A0}" ? " " : String(Character(scalar))
  }
}
