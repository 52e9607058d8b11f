/// A file or folder whose name isn't UTF-8: usually it comes from an old archive or disk.
///
/// No manifest can name it, and it can't become part of an address.
package struct UnnameableEntry: Equatable, Sendable {
  /// The name with `\xE9` for each byte that isn't part of a character.
  package var displayName: String

  /// The name as it was probably meant, read as Latin-1: `café.wav`; nil if that makes no sense.
  package var suggestedName: String?

  /// The names in the folder, sorted; nil if it's a file, or can't be read.
  package var names: [String]?

  /// Whether it's a folder that can be read.
  package var isFolder: Bool { names != nil }

  init(bytes: [UInt8], names: [String]?) {
    // These bytes aren't letters in Latin-1.
    let isLatin1 = !bytes.contains { $0 < 0x20 || (0x7F...0x9F).contains($0) }
    suggestedName =
      isLatin1 ? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })) : nil
    self.names = names
    var displayName = ""
    var rest = bytes[...]
    while !rest.isEmpty {
      // A character has at most four bytes.
      let character = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }
      if let next = character.first {
        displayName += next
        rest = rest.dropFirst(next.utf8.count)
      } else {
        displayName += "\\x" + String(rest[rest.startIndex], radix: 16, uppercase: true)
        rest = rest.dropFirst()
      }
    }
    self.displayName = displayName
  }
}
