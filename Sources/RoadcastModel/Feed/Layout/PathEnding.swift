/// The last parts of a path, which say what a file is.
///
/// A server asks for them at each request, so they're found in one pass over the bytes.
package struct PathEnding: Sendable {
  /// The name of the folder that the file is in; empty at the top.
  package let folder: String

  package let name: String

  /// What follows the name's last dot; the whole name if there's none.
  package let suffix: String

  /// - Parameter path: Relative to a folder, with slashes.
  package init(_ path: String) {
    let bytes = path.utf8
    let slash = UInt8(ascii: "/")
    let lastSlash = bytes.lastIndex(of: slash)
    let start = lastSlash.map(bytes.index(after:)) ?? bytes.startIndex
    let dot = bytes[start...].lastIndex(of: UInt8(ascii: "."))
    let parent = bytes[..<(lastSlash ?? bytes.startIndex)]
    let parentStart = parent.lastIndex(of: slash).map(bytes.index(after:)) ?? bytes.startIndex
    folder = String(path[parentStart..<parent.endIndex])
    name = String(path[start...])
    suffix = String(path[(dot.map(bytes.index(after:)) ?? start)...])
  }
}
