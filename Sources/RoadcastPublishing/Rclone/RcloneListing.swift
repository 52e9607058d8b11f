import RoadcastModel

/// What `rclone lsjson` prints: one object on each line.
///
/// The names are those of another machine, and can be anything.
enum RcloneListing {
  /// Reads the sizes by path.
  ///
  /// - Parameter bytes: What rclone wrote.
  /// - Returns: Nil if it isn't a listing. Entries whose names aren't in the form that any of ours has are
  ///   left out.
  static func sizes(_ bytes: [UInt8]) -> [String: Int]? {
    var sizes: [String: Int] = [:]
    var isOpen = false
    var isClosed = false
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      switch line.first {
      case UInt8(ascii: "["): isOpen = true
      case UInt8(ascii: "]"): isClosed = true
      case UInt8(ascii: "{"):
        guard isOpen, !isClosed, let entry = entry(line) else { return nil }
        if isPlain(entry.path) { sizes[entry.path] = entry.size }
      case nil: continue
      default: return nil
      }
    }
    return isClosed ? sizes : nil
  }

  /// Whether a path can be one of ours: nothing else is ever compared, written or removed.
  private static func isPlain(_ path: String) -> Bool {
    path.utf8.count <= Limits.pathBytes && path.isPrintableASCII && !path.hasPrefix("/")
      && !path.hasPrefix("-")
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> (path: String, size: Int)? {
    var scanner = Scanner(rest: line.dropFirst())
    var path: String?
    var size: Int?
    while let key = scanner.string() {
      guard scanner.skip(UInt8(ascii: ":")) else { return nil }
      if scanner.rest.first == UInt8(ascii: "\"") {
        guard let text = scanner.string() else { return nil }
        if key == "Path" { path = text }
      } else {
        let word = scanner.word()
        if key == "Size" { size = Int(word) }
      }
      guard scanner.skip(UInt8(ascii: ",")) else { break }
    }
    guard let path, let size else { return nil }
    return (path, max(-1, size))
  }

  /// Reads the values of one flat object.
  private struct Scanner {
    var rest: ArraySlice<UInt8>

    mutating func skip(_ byte: UInt8) -> Bool {
      guard rest.first == byte else { return false }
      rest = rest.dropFirst()
      return true
    }

    /// A number, true, false or null.
    mutating func word() -> String {
      let word = rest.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") }
      rest = rest.dropFirst(word.count)
      return String(decoding: word, as: UTF8.self)
    }

    /// A string (RFC 8259 §7); nil if there's none.
    mutating func string() -> String? {
      guard skip(UInt8(ascii: "\"")) else { return nil }
      var bytes: [UInt8] = []
      while let byte = rest.first {
        rest = rest.dropFirst()
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let escaped = rest.first else { return nil }
          rest = rest.dropFirst()
          if escaped == UInt8(ascii: "u") {
            let digits = String(decoding: rest.prefix(4), as: UTF8.self)
            guard let value = UInt32(digits, radix: 16) else { return nil }
            rest = rest.dropFirst(4)
            bytes += String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8
          } else {
            let plain: [UInt8: UInt8] = [
              UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13,
              UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
            ]
            bytes.append(plain[escaped] ?? escaped)
          }
        default: bytes.append(byte)
        }
      }
      return nil
    }
  }
}
