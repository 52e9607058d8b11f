/// The output folder as the last build left it.
struct LastOutput {
  /// Absolute.
  let folder: String

  /// Whether it holds a file, whole.
  ///
  /// - `path`: below the folder.
  /// - `stamps`: of files that were known to be whole, by their absolute paths.
  func holds(_ path: String, hash: String, stamps: [String: FileStamp]) -> Bool {
    let absolute = "\(folder)/\(path)"
    guard let stamp = FileStamp(path: absolute) else { return false }
    return stamps[absolute]?.hasSameContent(as: stamp) == true || self.hash(of: path) == hash
  }

  /// Nil for a file that is not there or can't be read.
  func hash(of path: String) -> String? {
    guard let file = try? Workspace(root: folder).file(path) else { return nil }
    return try? Digest.hex(of: file)
  }
}
