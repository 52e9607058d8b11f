/// The name of an episode's folder, or of an audience: part of addresses for ever.
package enum Slug {
  /// `[a-z0-9][a-z0-9-]*`, 80 characters at most.
  package static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= Limits.slugCharacters else {
      return false
    }
    return first != UInt8(ascii: "-") && text.utf8.allSatisfy(isSlugByte)
  }

  /// The slug nearest to a text, or nil when nothing of it can stay.
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
