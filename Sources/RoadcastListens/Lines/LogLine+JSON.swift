/// Lines of JSON: those of `serve`, and those that nginx writes with the settings in the manual.
extension LogLine {
  static func json(_ line: ArraySlice<UInt8>) throws(LineFault) -> LogLine {
    var scanner = JSONLineScanner(line)
    var result = LogLine(time: 0)
    var time: ArraySlice<UInt8>?
    var found = 0
    try scanner.readMembers { key, value in
      switch key {
      case .time: time = value
      case .subscriber: result.subscriber = value
      case .method: result.method = value ?? []
      case .path: result.path = value
      case .range: result.range = value
      case .agent: result.agent = value ?? []
      case .client, .listener: result.address = value
      case .status:
        guard let status = value.flatMap(number) else { return }
        result.status = status
      case .bytes:
        guard let bytes = value.flatMap(number) else { return }
        result.bytes = bytes
      }
      found += 1
    }
    guard let time, found >= 5, result.status > 0 else { throw .garbled }
    guard let seconds = LogTime.rfc3339(time) else { throw .wrongDate }
    result.time = seconds
    if result.range?.isEmpty == true || result.range?.elementsEqual("-".utf8) == true {
      result.range = nil
    }
    for field in [\LogLine.subscriber, \.path, \.address]
    where result[keyPath: field]?.isEmpty == true {
      result[keyPath: field] = nil
    }
    return result
  }
}

/// Reads one object of JSON whose values are texts, numbers, true, false or null (RFC 8259).
private struct JSONLineScanner {
  private var rest: ArraySlice<UInt8>

  init(_ line: ArraySlice<UInt8>) { rest = line }

  mutating func readMembers(
    _ body: (Key, ArraySlice<UInt8>?) -> Void
  ) throws(LineFault) {
    try skip(UInt8(ascii: "{"))
    while true {
      let key = try string()
      try skip(UInt8(ascii: ":"))
      let value = try value()
      if let key = Key(key) { body(key, value) }
      skipSpaces()
      guard let next = rest.popFirst() else { throw .garbled }
      if next == UInt8(ascii: "}") { break }
      guard next == UInt8(ascii: ",") else { throw .garbled }
    }
    skipSpaces()
    guard rest.isEmpty else { throw .garbled }
  }

  private mutating func skipSpaces() {
    while let byte = rest.first, byte == 0x20 || byte == 0x09 || byte == 0x0D { rest.removeFirst() }
  }

  private mutating func skip(_ byte: UInt8) throws(LineFault) {
    skipSpaces()
    guard rest.popFirst() == byte else { throw .garbled }
  }

  /// A text or a number; nil for null.
  private mutating func value() throws(LineFault) -> ArraySlice<UInt8>? {
    skipSpaces()
    if rest.first == UInt8(ascii: "\"") { return try string() }
    let literal = rest.prefix {
      (48...57).contains($0) || (97...122).contains($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x45
        || $0 == 0x2B
    }
    guard !literal.isEmpty else { throw .garbled }
    rest = rest[literal.endIndex...]
    return literal.elementsEqual("null".utf8) ? nil : literal
  }

  private mutating func string() throws(LineFault) -> ArraySlice<UInt8> {
    try skip(UInt8(ascii: "\""))
    guard let end = rest.firstIndex(where: { $0 == 0x22 || $0 == 0x5C }) else { throw .garbled }
    if rest[end] == 0x22 {
      defer { rest = rest[(end + 1)...] }
      return rest[..<end]
    }
    return try escapedString()
  }

  private mutating func escapedString() throws(LineFault) -> ArraySlice<UInt8> {
    var text: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case 0x22: return text[...]
      case 0x5C:
        guard let letter = rest.popFirst() else { throw .garbled }
        switch letter {
        case UInt8(ascii: "u"):
          guard rest.count >= 4,
            let code = UInt16(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16)
          else { throw .garbled }
          rest = rest.dropFirst(4)
          // Nothing that's counted depends on a character beyond ASCII.
          text += String(Unicode.Scalar(code) ?? "?").utf8
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
        default: text.append(letter)
        }
      default: text.append(byte)
      }
    }
    throw .garbled
  }
}

/// A member that matters.
private enum Key: String, CaseIterable {
  case time, subscriber, method, path, status, bytes, range, agent, client, listener

  private static let spellings = allCases.map { ($0, Array($0.rawValue.utf8)) }

  init?(_ bytes: ArraySlice<UInt8>) {
    guard let found = Self.spellings.first(where: { $0.1.elementsEqual(bytes) }) else { return nil }
    self = found.0
  }
}
