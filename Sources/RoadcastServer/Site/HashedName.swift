import RoadcastModel

/// The names of media and pictures, which contain the start of a hash of their content.
///
/// No two files have the same name, and no name can be guessed. So a name that's in a feed or on a page is
/// as good as a link, whatever the form of the text around it.
enum HashedName {
  /// Whether a file's name contains a dash and the start of a hash.
  static func isHashed(_ name: some StringProtocol) -> Bool {
    hash(in: Array(name.utf8)[...]) != nil
  }

  /// The hash in a file's name, in hexadecimal; nil if there's none.
  static func hash(of name: some StringProtocol) -> String? {
    hash(in: Array(name.utf8)[...]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Finds the names in a text.
  ///
  /// - Parameters:
  ///   - text: A part of a text that doesn't end within a name.
  ///   - body: Gets each name.
  static func forEach(in text: ArraySlice<UInt8>, _ body: (String) -> Void) {
    var start = text.startIndex
    var hasDash = false
    for index in text.indices {
      let byte = text[index]
      if isPartOfName(byte) {
        hasDash = hasDash || byte == dash
        continue
      }
      if hasDash, index - start > FeedLayout.hashDigits { report(text[start..<index], body) }
      start = index + 1
      hasDash = false
    }
    if hasDash { report(text[start...], body) }
  }

  private static let dash = UInt8(ascii: "-")

  private static func report(_ name: ArraySlice<UInt8>, _ body: (String) -> Void) {
    if hash(in: name) != nil { body(String(decoding: name, as: UTF8.self)) }
  }

  /// The digits after a dash that no further digit or letter follows.
  private static func hash(in name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var end = name.endIndex
    while let position = name[..<end].lastIndex(of: dash) {
      let digits = name[(position + 1)...].prefix { isHexDigit($0) }
      let next = digits.endIndex < name.endIndex ? name[digits.endIndex] : dash
      if digits.count == FeedLayout.hashDigits, !isLetterOrDigit(next) { return digits }
      end = position
    }
    return nil
  }

  /// Whether a byte can be part of a name, in addresses of every form: as it is, escaped or encoded.
  static func isPartOfName(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == dash || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x66: true
    default: false
    }
  }
}
