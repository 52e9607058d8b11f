import RoadcastHashing

/// What identifies the content of a file, or that there's none.
package struct FileVersion: Sendable, Hashable {
  /// The SHA-256 of the content: 64 hexadecimal digits; nil where there's no file.
  package let hash: String?

  /// The version of a file that doesn't exist.
  package static let missing = FileVersion(hash: nil)

  init(hash: String?) { self.hash = hash }

  package init(of bytes: [UInt8]?) { hash = bytes.map { Digest.hex($0) } }

  /// Reads what `text` wrote; nil for anything else.
  package init?(_ text: String) {
    guard text != "missing" else {
      self = .missing
      return
    }
    guard text.utf8.count == 64,
      text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    hash = text
  }

  /// The version as a page keeps it, between reading a file and writing it.
  package var text: String { hash ?? "missing" }
}
