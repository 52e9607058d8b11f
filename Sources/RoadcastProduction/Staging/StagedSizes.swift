import Synchronization

/// The sizes of a new folder's files, each of which is looked up once.
///
/// All feeds name the files of an equal cut, and pages name them again.
final class StagedSizes: Sendable {
  private let files: StagedFiles
  private let known = Mutex<[String: Int?]>([:])

  /// - Parameter files: The files of the folder, to which nothing is added any more.
  init(of files: StagedFiles) { self.files = files }

  /// The size of a file.
  ///
  /// - Parameter path: Relative to the folder.
  /// - Returns: Its number of bytes; nil where there's no such file.
  func size(of path: String) -> Int? {
    if let size = known.withLock({ $0[path] }) { return size }
    let size = files.size(of: path)
    known.withLock { $0[path] = .some(size) }
    return size
  }
}
