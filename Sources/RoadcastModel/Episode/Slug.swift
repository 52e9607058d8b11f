/// The name of an episode's folder or of an audience, which is a permanent part of addresses.
package enum Slug {
  /// Whether a text is a slug: `[a-z0-9][a-z0-9-]*`, at most 80 characters.
  package static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= Limits.slugCharacters else {
      return false
    }
    return first != UInt8(ascii: "-") && text.utf8.allSatisfy(isSlugByte)
  }

  /// The slug most like a text; nil if none of its characters can be in a slug.
  package static func suggestion(for text: String) -> String? {
    var result = ""
    for byte in text.lowercased().utf8 {
      if isSlugByte(byte), byte != UInt8(ascii: "-") {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !result.isEmpty, !result.hasSuffix("-") {
        result += "-"
      }
    }
    result = String(result.prefix(Limits.slugCharacters))
    while result.hasSuffix("-") { result.removeLast() }
    return result.isEmpty ? nil : result
  }

  private static func isSlugByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
  }
}
