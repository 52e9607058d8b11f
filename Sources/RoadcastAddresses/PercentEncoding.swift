/// The part of an address after the host, in ASCII (RFC 3986 §2).
enum PercentEncoding {
  /// Percent-encodes what an address can't contain as it is.
  ///
  /// What is already encoded stays as it is. A `%` that encodes nothing is encoded itself, and so is a
  /// second `#`.
  ///
  /// - Parameter text: A path with its query and fragment.
  /// - Returns: The text in ASCII.
  static func encode(_ text: some BidirectionalCollection<Unicode.Scalar>) -> String {
    var result = ""
    var hasFragment = false
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = text[index]
      let next = text.index(after: index)
      let isKept =
        switch scalar {
        case "%": text[next...].prefix(2).count(where: \.properties.isASCIIHexDigit) == 2
        case "#": !hasFragment
        default: isKept(scalar)
        }
      if scalar == "#" { hasFragment = true }
      if isKept {
        result.unicodeScalars.append(scalar)
      } else {
        for byte in UTF8.encode(scalar) ?? .init() { result += encoded(byte) }
      }
      index = next
    }
    return result
  }

  /// Decodes what is percent-encoded; bytes that aren't UTF-8 become replacement characters.
  static func decode(_ text: some Collection<Unicode.Scalar>) -> String {
    var bytes: [UInt8] = []
    var rest = Substring.UnicodeScalarView(text)[...]
    while let scalar = rest.popFirst() {
      let digits = rest.prefix(2)
      if scalar == "%", digits.count == 2,
        digits.allSatisfy(\.properties.isASCIIHexDigit),
        let byte = UInt8(String(Substring(digits)), radix: 16)
      {
        bytes.append(byte)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a character can be in an address as it is: RFC 3986's unreserved characters and
  /// delimiters, but for brackets, which only a host can contain.
  static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": true
    case "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", ":", "@", "/", "?": true
    default: false
    }
  }

  private static func encoded(_ byte: UInt8) -> String {
    let hex = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "%0\(hex)" : "%\(hex)"
  }
}
