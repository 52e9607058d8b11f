/// Where a workspace keeps what it knows about publishing.
package enum PublishingState {
  /// Relative to the workspace.
  package static let folder = ".roadcast/publishing"

  /// The hashes of published files.
  package static let hashes = "\(folder)/hashes"
}
