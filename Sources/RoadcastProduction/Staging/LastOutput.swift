import RoadcastHashing
import RoadcastFiles

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

  /// Whether nothing but these files is there, and none was touched since its stamp was taken.
  ///
  /// - `stamps`: by absolute paths.
  func isUntouched(_ stamps: [String: FileStamp]) -> Bool {
    let present = Folder.stamps(below: folder)
    return !present.isEmpty && present.count == stamps.count
      && present.allSatisfy { stamps["\(folder)/\($0.path)"] == $0.stamp }
  }

  /// The stamps of all that is there, by absolute paths.
  var stamps: [String: FileStamp] {
    Dictionary(
      Folder.stamps(below: folder).compactMap { file in
        file.stamp.map { ("\(folder)/\(file.path)", $0) }
      }
    ) { first, _ in first }
  }

  /// Nil for a file that is not there or can't be read.
  func hash(of path: String) -> String? {
    guard let file = try? Workspace(root: folder).file(path) else { return nil }
    return try? Digest.hex(of: file)
  }
}
