/// Writes texts in quotes.
enum QuotedScalar {
  /// A text in the quotes that need no escapes, if there are such; double ones otherwise.
  static func best(_ text: String) -> String {
    (text.contains("\"") || text.contains("\\")) && canBeSingle(text) ? single(text) : double(text)
  }

  /// Whether single quotes can hold a text: they know no escapes.
  static func canBeSingle(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(PlainScalar.isPrintable)
  }

  static func single(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }

  static func double(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where PlainScalar.isPrintable(scalar): result.unicodeScalars.append(scalar)
      default:
        let code = String(scalar.value, radix: 16, uppercase: true)
        let width = scalar.value > 0xFFFF ? 8 : scalar.value > 0xFF ? 4 : 2
        let letter = width == 8 ? "U" : width == 4 ? "u" : "x"
        result += "\\\(letter)" + String(repeating: "0", count: width - code.count) + code
      }
    }
    return result + "\""
  }
}
