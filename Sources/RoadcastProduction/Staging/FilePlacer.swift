import RoadcastFiles
import RoadcastModel

/// Writes files into the new folder, unless the old folder has the same.
///
/// Concurrent tasks can share one.
struct FilePlacer: Sendable {
  let staging: Staging

  private let old: Workspace?

  init(staging: Staging) {
    self.staging = staging
    old = try? Workspace(root: staging.output)
  }

  /// Whether the old folder has a file with this path.
  func has(_ path: String) -> Bool { staging.last.listing.files[path] != nil }

  /// Places a file; of several with one path, which have the same bytes, the first is written.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - path: relative to the folder.
  /// - Returns: where the file's bytes are.
  /// - Throws: when the file can't be written.
  func place(_ bytes: [UInt8], at path: String) throws(WorkFailure) -> PlacedFile {
    if isOld(bytes, at: path) { return PlacedFile(path: path, place: .old) }
    if staging.claims(path) { try staging.write(bytes, to: path) }
    return PlacedFile(path: path, place: .new(isUnchanged: false))
  }

  private func isOld(_ bytes: [UInt8], at path: String) -> Bool {
    // The name has the content's hash in it, and the file is as the last build left it.
    if FeedLayout.isTelling(path), staging.last.isAsKnown(path) { return true }
    guard has(path), let file = try? old?.file(path), file.size == bytes.count
    else { return false }
    return (try? file.read(limit: bytes.count)) == bytes
  }
}
