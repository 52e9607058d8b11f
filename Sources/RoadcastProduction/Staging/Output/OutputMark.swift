import RoadcastHashing

/// The list of what a build has written into a folder, in a file of that folder.
///
/// A build removes and replaces only what's in the list. Everything else in the folder belongs to someone.
///
/// The list has hashes of the paths: whoever reads it on the web server learns no address from it.
struct OutputMark: Equatable, Sendable {
  /// The list's own path, relative to the folder; it isn't in the list.
  static let path = ".roadcast"

  private static let head = """
    Roadcast wrote this folder. This is the list of the files that it wrote, as hashes of their paths.
    When you build again, only these files are replaced. Please don't change the list.

    """

  /// The number of bytes of a line: the hexadecimal digits of a hash, and the line's end.
  private static let lineLength = 17

  private let keys: Set<UInt64>

  /// Makes the list of these files.
  ///
  /// - Parameter paths: Relative to the folder.
  init(of paths: some Sequence<String>) { keys = Set(paths.map(Self.key)) }

  /// Reads a list; nil if it isn't one, or something in it has changed.
  ///
  /// - Parameter bytes: The file's content; anything is possible.
  init?(_ bytes: [UInt8]) {
    let lines = bytes.dropFirst(Self.head.utf8.count).dropLast(Self.checksumLength)
    guard lines.count.isMultiple(of: Self.lineLength) else { return nil }
    var keys: Set<UInt64> = []
    keys.reserveCapacity(lines.count / Self.lineLength)
    for start in stride(from: lines.startIndex, to: lines.endIndex, by: Self.lineLength) {
      var key: UInt64 = 0
      for digit in lines[start..<start + Self.lineLength - 1] {
        guard let value = UInt64(hexadecimal: digit) else { return nil }
        key = key << 4 | value
      }
      keys.insert(key)
    }
    self.keys = keys
    // What was written is written again: the slightest change shows.
    guard self.bytes == bytes else { return nil }
  }

  /// Whether a build has written the file with this path.
  func lists(_ path: String) -> Bool { path == Self.path || keys.contains(Self.key(path)) }

  /// The file's content, with a checksum at the end.
  var bytes: [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    var bytes = Array(Self.head.utf8)
    bytes.reserveCapacity(bytes.count + keys.count * Self.lineLength + Self.checksumLength)
    for key in keys.sorted() {
      for shift in stride(from: 60, through: 0, by: -4) {
        bytes.append(digits[Int(key >> UInt64(shift) & 15)])
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes + Array((Digest.hex(bytes) + "\n").utf8)
  }

  /// The number of bytes of the last line.
  private static let checksumLength = 65

  private static func key(_ path: String) -> UInt64 {
    Digest.sha1(Array(path.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension UInt64 {
  /// The value of a hexadecimal digit in lower case; nil for another character.
  fileprivate init?(hexadecimal digit: UInt8) {
    switch digit {
    case 48...57: self = UInt64(digit) - 48
    case 97...102: self = UInt64(digit) - 87
    default: return nil
    }
  }
}
