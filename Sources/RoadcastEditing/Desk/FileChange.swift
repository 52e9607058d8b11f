/// A file to write, as a person left it.
package struct FileChange: Sendable, Equatable {
  /// The path in the workspace.
  package var file: String

  /// What the person started from.
  package var base: FileVersion

  /// The new content; nil to remove the file.
  package var bytes: [UInt8]?

  package init(file: String, base: FileVersion, bytes: [UInt8]?) {
    self.file = file
    self.base = base
    self.bytes = bytes
  }

  /// A draft with another content.
  package init(_ draft: Draft, bytes: [UInt8]?) {
    self.init(file: draft.file, base: draft.version, bytes: bytes)
  }
}
