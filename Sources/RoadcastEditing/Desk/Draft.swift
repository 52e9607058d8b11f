/// A file of the workspace as it was read, to be changed and written back.
package struct Draft: Sendable, Equatable {
  /// The path in the workspace.
  package let file: String

  /// The content; nil where there's no file yet.
  package let bytes: [UInt8]?

  /// What has to be on the disk still when it's written back.
  package let version: FileVersion

  package init(file: String, bytes: [UInt8]?) {
    self.file = file
    self.bytes = bytes
    version = FileVersion(of: bytes)
  }
}
