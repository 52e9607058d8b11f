/// The place where a text stops being JSON, and the reason, which Foundation's decoder doesn't give.
struct JSONFault: Equatable {
  /// The place in the text, in bytes.
  var offset: Int

  /// The reason, such as `a comma or "}" is missing`.
  var reason: String

  /// Finds the first place where a text breaks the grammar of RFC 8259.
  ///
  /// Reads each byte once, with a list of open brackets instead of recursion. The inside of numbers
  /// isn't checked.
  ///
  /// - Returns: Nil for JSON.
  static func first(in text: [UInt8]) -> JSONFault? {
    var scanner = JSONScanner(bytes: text[...])
    return scanner.firstFault()
  }

  private static let nonFiniteNumbers = ["NaN", "-Infinity", "Infinity"]

  /// Replaces each `NaN` and `Infinity` outside strings with an empty string, which isn't a number.
  ///
  /// Spaces follow, so that the places of everything else stay.
  static func withoutNaN(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "N")) || bytes.contains(UInt8(ascii: "I")) else {
      return bytes
    }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var isText = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isText, byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        kept += [byte, bytes[index + 1]]
        index += 2
        continue
      }
      if byte == UInt8(ascii: "\"") { isText.toggle() }
      let mayBegin =
        !isText && [UInt8(ascii: "N"), UInt8(ascii: "-"), UInt8(ascii: "I")].contains(byte)
      let word = mayBegin ? nonFiniteNumbers.first { bytes[index...].starts(with: $0.utf8) } : nil
      if let word {
        kept += "\"\"".utf8
        kept += repeatElement(0x20, count: word.utf8.count - 2)
        index += word.utf8.count
      } else {
        kept.append(byte)
        index += 1
      }
    }
    return kept
  }
}

private struct JSONScanner {
  /// What the grammar allows next.
  private enum Expected {
    case value, valueOrClose, key, keyOrClose, colon, commaOrClose
  }

  var bytes: ArraySlice<UInt8>
  private var open: [UInt8] = []

  /// Where the string begins that isn't closed.
  private var openString: Int?

  init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  mutating func firstFault() -> JSONFault? {
    var expected = Expected.value
    while let byte = nextByte() {
      let isClose = byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      switch (expected, byte) {
      case (.valueOrClose, _) where isClose, (.keyOrClose, _) where isClose,
        (.commaOrClose, _) where isClose:
        guard open.last == (byte == UInt8(ascii: "]") ? UInt8(ascii: "[") : UInt8(ascii: "{"))
        else { return fault("\"\(Unicode.Scalar(byte))\" has no opening bracket") }
        open.removeLast()
        expected = .commaOrClose
      case (.value, UInt8(ascii: "{")), (.valueOrClose, UInt8(ascii: "{")):
        open.append(byte)
        expected = .keyOrClose
      case (.value, UInt8(ascii: "[")), (.valueOrClose, UInt8(ascii: "[")):
        open.append(byte)
        expected = .valueOrClose
      case (.value, UInt8(ascii: "\"")), (.valueOrClose, UInt8(ascii: "\"")),
        (.key, UInt8(ascii: "\"")), (.keyOrClose, UInt8(ascii: "\"")):
        if let reason = skipString() { return fault(reason) }
        expected = expected == .key || expected == .keyOrClose ? .colon : .commaOrClose
      case (.value, _), (.valueOrClose, _):
        guard skipWord(from: byte) else { return fault("a value is missing") }
        expected = .commaOrClose
      case (.key, _), (.keyOrClose, _):
        return fault("a key in quotation marks is missing")
      case (.colon, UInt8(ascii: ":")):
        expected = .value
      case (.colon, _):
        return fault("a colon is missing")
      case (.commaOrClose, UInt8(ascii: ",")) where !open.isEmpty:
        expected = open.last == UInt8(ascii: "{") ? .key : .value
      case (.commaOrClose, _):
        return fault(missingClose)
      }
    }
    if open.isEmpty { return expected == .commaOrClose ? nil : fault("it's empty") }
    return fault("it ends too early")
  }

  private var missingClose: String {
    guard let last = open.last else { return "there's something after its end" }
    return "a comma or \"\(last == UInt8(ascii: "[") ? "]" : "}")\" is missing"
  }

  /// A fault at the last byte that was read.
  private func fault(_ reason: String) -> JSONFault {
    JSONFault(offset: openString ?? max(0, bytes.startIndex - 1), reason: reason)
  }

  /// The next byte that isn't white space.
  private mutating func nextByte() -> UInt8? {
    while let byte = bytes.popFirst() {
      switch byte {
      case 0x0A, 0x0D, 0x20, 0x09: break
      default: return byte
      }
    }
    return nil
  }

  /// Skips a string after its first quotation mark.
  ///
  /// - Returns: Nil, or what's wrong with the string.
  private mutating func skipString() -> String? {
    let start = bytes.startIndex
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return nil
      case UInt8(ascii: "\\"):
        guard let next = bytes.popFirst() else { break }
        let isEscape =
          next == UInt8(ascii: "u")
          ? bytes.prefix(4).count { Self.isHexadecimal($0) } == 4 : "\"\\/bfnrt".utf8.contains(next)
        guard isEscape else {
          return "\\\(Unicode.Scalar(next)) isn't an escape; write \\\\ for a backslash"
        }
      case 0x0A, 0x0D:
        openString = start - 1
        return "a string doesn't end on its line"
      default: break
      }
    }
    openString = start - 1
    return "a string doesn't end on its line"
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
  }

  /// Skips a number or one of the three words.
  ///
  /// - Returns: Whether it is one.
  private mutating func skipWord(from first: UInt8) -> Bool {
    let rest = bytes.prefix { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
    }
    bytes = bytes.dropFirst(rest.count)
    if (0x30...0x39).contains(first) || first == UInt8(ascii: "-") {
      return rest.allSatisfy { !(0x41...0x5A).contains($0 & 0xDF) || $0 & 0xDF == 0x45 }
    }
    return ["true", "false", "null"].contains(String(decoding: [first] + rest, as: UTF8.self))
  }
}
