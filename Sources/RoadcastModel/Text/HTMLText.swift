/// Escapes text for HTML.
package enum HTMLText {
  /// Escapes a text for use between tags, and as an attribute's value in quotation marks.
  package static func escape(_ text: String) -> String {
    guard text.utf8.contains(where: isMarkup) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Appends an escaped text to HTML in UTF-8.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    let span = text.utf8.span
    let needsEscape = span.indices.contains { isMarkup(span[$0]) }
    bytes.append(contentsOf: (needsEscape ? escape(text) : text).utf8)
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
