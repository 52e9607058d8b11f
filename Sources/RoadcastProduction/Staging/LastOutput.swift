import RoadcastHashing
import RoadcastFiles

/// The output folder as the last build left it.
struct LastOutput {
  /// An absolute path.
  let folder: String

  /// Whether the folder has a file, and all of it.
  ///
  /// - Parameters:
  ///   - path: Relative to the folder.
  ///   - hash: The file's SHA-256.
  ///   - stamps: The stamps of files that were known to be complete, by their absolute paths.
  /// - Returns: True without reading the file if its stamp is known.
  func holds(_ path: String, hash: String, stamps: [String: FileStamp]) -> Bool {
    let absolute = "\(folder)/\(path)"
    guard let stamp = FileStamp(path: absolute) else { return false }
    return stamps[absolute]?.hasSameContent(as: stamp) == true || self.hash(of: path) == hash
  }

  /// Whether the folder has these files and no others, and none has changed since its stamp was taken.
  ///
  /// - Parameter stamps: The files' stamps, by their absolute paths.
  /// - Returns: False for an empty folder.
  func isUntouched(_ stamps: [String: FileStamp]) -> Bool {
    let present = FileSystem.stamps(below: folder)
    return !present.isEmpty && present.count == stamps.count
      && present.allSatisfy { stamps["\(folder)/\($0.path)"] == $0.stamp }
  }

  /// The stamps of all files in the folder, by their absolute paths.
  var stamps: [String: FileStamp] {
    Dictionary(
      FileSystem.stamps(below: folder).compactMap { file in
        file.stamp.map { ("\(folder)/\(file.path)", $0) }
      }
    ) { first, _ in first }
  }

  /// The SHA-256 of a file.
  ///
  /// - Parameter path: Relative to the folder.
  /// - Returns: Nil if there's no such file, or it can't be read.
  func hash(of path: String) -> String? {
    guard let file = try? Folder(folder).file(path) else { return nil }
    return try? Digest.hex(of: file)
  }
}
