/// How mails carry bytes in short lines of ASCII (RFC 2045 §6).
enum MailEncoding {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  /// Bytes in base64, on one line.
  static func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for index in 0..<4 {
        text.append(
          index <= group.count
            ? alphabet[Int(bits >> UInt32(18 - 6 * index) & 63)] : UInt8(ascii: "=")
        )
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Bytes in base64, in lines of 76 characters.
  static func base64Lines(_ bytes: [UInt8]) -> String {
    stride(from: 0, to: bytes.count, by: 57).map { start in
      base64(Array(bytes[start..<min(start + 57, bytes.count)])) + "\r\n"
    }.joined()
  }

  /// A text as quoted-printable (RFC 2045 §6.7): UTF-8 in lines of 76 characters at most.
  static func quotedPrintable(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      quotedPrintable(line: Array(line.utf8))
    }.joined(separator: "\r\n") + "\r\n"
  }

  private static func quotedPrintable(line bytes: [UInt8]) -> String {
    var lines = ""
    var line = ""
    for (index, byte) in bytes.enumerated() {
      let isLast = index == bytes.count - 1
      let isSpace = byte == 0x20 || byte == 0x09
      // A dot or "From " at the start of a line can mean something to mail servers.
      let isRisky = line.isEmpty && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
      let isPlain =
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") && !isRisky || isSpace && !isLast
      let unit = isPlain ? String(UnicodeScalar(byte)) : escaped(byte)
      if line.utf8.count + unit.utf8.count > 75 {
        lines += line + "=\r\n"
        line = ""
      }
      line += unit
    }
    return lines + line
  }

  private static func escaped(_ byte: UInt8) -> String {
    let hex = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "=0\(hex)" : "=\(hex)"
  }
}
