package import RoadcastFiles

/// A file that a step put into an episode's folder as it is, such as a recording.
///
/// It isn't read: it can have gigabytes. Where it was moved, or restored from a copy, it's still known by its
/// size and its time.
package struct AddedFile: Sendable, Equatable {
  /// The path in the workspace.
  package var file: String

  /// What the file was right after the step.
  package var stamp: FileStamp

  /// Finds out whether a path leads to this file, or a copy that has its time.
  ///
  /// - Parameter path: An absolute path.
  /// - Returns: False for any other file, and if it was changed since.
  func isAt(_ path: String) -> Bool {
    FileStamp(path: path).map { $0.size == stamp.size && $0.modified == stamp.modified } ?? false
  }
}
