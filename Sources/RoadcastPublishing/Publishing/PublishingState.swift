package import RoadcastFiles

/// Where a workspace keeps what it knows about publishing.
package enum PublishingState {
  /// Relative to the workspace.
  package static let folder = ".roadcast/publishing"

  /// The hashes of published files.
  static let hashes = "\(folder)/hashes"

  /// Keeps other runs of `publish` out of a workspace, until the lock is gone.
  ///
  /// - Parameter root: The workspace's folder, an absolute path.
  /// - Returns: The lock.
  /// - Throws: If someone else publishes, or the folder can't be made.
  package static func lock(in root: String) throws(WorkFailure) -> BuildLock {
    try BuildLock(in: "\(root)/\(folder)", against: "another `roadcast publish`")
  }
}
