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
    Roadcast wrote this folder. This file is the list of what it wrote, as hashes of the paths. When you
    build again, only the files in the list are replaced. Please don't change it.

    """

  /// The number of hexadecimal digits of a path's SHA-256.
  private static let digits = 16

  private let keys: Set<UInt64>

  /// Makes the list of these files.
  ///
  /// - Parameter paths: Relative to the folder.
  init(of paths: some Sequence<String>) { keys = Set(paths.map(Self.key)) }

  /// Reads a list; nil if it isn't one, or something in it has changed.
  ///
  /// - Parameter bytes: The file's content; anything is possible.
  init?(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"))
    let head = Self.head.utf8.split(separator: UInt8(ascii: "\n"))
    guard lines.count > head.count, lines.last?.count == 64 else { return nil }
    lines.removeFirst(head.count)
    lines.removeLast()
    keys = Set(lines.compactMap { UInt64(String(decoding: $0, as: UTF8.self), radix: 16) })
    // What was written is written again: the slightest change shows.
    guard self.bytes == bytes else { return nil }
  }

  /// Whether a build has written the file with this path.
  func lists(_ path: String) -> Bool { path == Self.path || keys.contains(Self.key(path)) }

  /// The file's content, with a checksum at the end.
  var bytes: [UInt8] {
    let lines = keys.sorted().map { key in
      let hex = String(key, radix: 16)
      return String(repeating: "0", count: Self.digits - hex.count) + hex + "\n"
    }
    let text = Self.head + lines.joined()
    return Array((text + Digest.hex(text.utf8) + "\n").utf8)
  }

  private static func key(_ path: String) -> UInt64 {
    UInt64(Digest.hex(path.utf8).prefix(digits), radix: 16) ?? 0
  }
}
