/// A file changed on the disk since a person started to change it, so that it wasn't written.
package struct EditConflict: Error, Sendable, Equatable {
  /// The path in the workspace.
  package let file: String

  /// What the person would have written; nil if they would have removed the file.
  package let yours: [UInt8]?

  /// What's on the disk, which someone else wrote meanwhile; its bytes are nil if it's gone.
  package let disk: Draft
}
