import CIDN2
import RoadcastModel

/// Hosts of addresses: names in ASCII, and internationalized names through libidn2 (IDNA 2008, with the
/// mapping of Unicode's UTS #46).
enum HostName {
  /// Reads what is between `//` and the path: a host, with a port or without.
  ///
  /// - Parameter authority: The text as it was written.
  /// - Returns: The host in ASCII, with the port.
  /// - Throws: What's wrong with it.
  static func read(
    _ authority: Substring.UnicodeScalarView
  ) throws(AddressProblem) -> String {
    guard !authority.contains("@") else {
      throw AddressProblem("can't have a user name or password; remove them")
    }
    var name = authority.prefix { $0 != ":" }
    if authority.first == "[" {
      name = authority.prefix { $0 != "]" }
      guard name.count < authority.count, name.dropFirst().contains(":"),
        name.dropFirst().allSatisfy({ $0.properties.isASCIIHexDigit || $0 == ":" || $0 == "." })
      else { throw AddressProblem("has an IP address that can't exist; check what's in [ ]") }
      name = authority[...name.endIndex]
    }
    let port = authority[name.endIndex...]
    guard port.isEmpty || isPort(port) else {
      throw AddressProblem("has a port that isn't a number up to 65535; correct or remove it")
    }
    guard !name.isEmpty else {
      throw AddressProblem("has no host; add one, as in https://media.example.com/")
    }
    return (name.first == "[" ? String(name) : try readName(name)) + String(port)
  }

  /// Reads the name of a host, or the domain of a mailbox.
  ///
  /// - Parameter name: The name as it was written.
  /// - Returns: The name in ASCII; one that is ASCII already stays as it is.
  /// - Throws: What's wrong with it.
  static func readName(
    _ name: Substring.UnicodeScalarView
  ) throws(AddressProblem) -> String {
    guard !name.contains("%") else {
      let meant = PercentEncoding.decode(name).unicodeScalars[...]
      let ascii = meant.contains("%") ? nil : try? readName(meant)
      let advice = ascii.map { "write it as \($0)" } ?? "correct it"
      throw AddressProblem("has a host with \"%\", which no host can have; \(advice)")
    }
    let text = String(name)
    let ascii = name.allSatisfy(\.isASCII) ? text : try punycode(text)
    let labels = ascii.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    // A dot at the end is allowed (RFC 1034 §3.1).
    let named = labels.last?.isEmpty == true ? labels.dropLast() : labels[...]
    guard ascii.utf8.count <= 254, !named.isEmpty,
      named.allSatisfy({ (1...63).contains($0.count) && $0.allSatisfy(isNameByte) })
    else {
      throw AddressProblem("has the host \(text.quoted), which no server can have; correct it")
    }
    return ascii
  }

  private static func isPort(_ port: Substring.UnicodeScalarView) -> Bool {
    let digits = port.dropFirst()
    return digits.count <= 5 && digits.allSatisfy { ("0"..."9").contains($0) }
      && Int(String(digits)) ?? 0 <= 65_535
  }

  /// Letters, digits and the hyphen, and the underscore that some servers have in their names.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }

  /// Converts an internationalized name, such as `müller.example` to `xn--mller-kva.example`.
  private static func punycode(_ name: String) throws(AddressProblem) -> String {
    var converted: UnsafeMutablePointer<UInt8>?
    let flags = Int32(IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)
    let status = unsafe name.withCString(encodedAs: UTF8.self) { bytes in
      unsafe idn2_lookup_u8(bytes, &converted, flags)
    }
    guard status == IDN2_OK.rawValue, let converted = unsafe converted else {
      let reason = unsafe String(cString: idn2_strerror(status))
      throw AddressProblem(
        "has the host \(name.quoted), which isn't a valid name (\(reason)); correct it"
      )
    }
    defer { unsafe idn2_free(converted) }
    return unsafe String(cString: converted)
  }
}
