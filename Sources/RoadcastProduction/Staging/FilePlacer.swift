import RoadcastFiles
import RoadcastModel

/// Puts files into the new folder that the old one does not hold; several tasks may share one.
struct FilePlacer: Sendable {
  let staging: Staging

  /// The paths of all files in the old folder.
  let present: Set<String>

  private let old: Workspace?

  init(staging: Staging) {
    self.staging = staging
    old = try? Workspace(root: staging.output)
    present = Set(FileSystem.stamps(below: staging.output).map(\.path))
  }

  /// Places a file; of the same path, which then has the same bytes, the first stands.
  func place(_ bytes: [UInt8], at path: String) throws(WorkFailure) -> PlacedFile {
    if isOld(bytes, at: path) { return PlacedFile(path: path, place: .old) }
    if staging.claims(path) { try staging.write(bytes, to: path) }
    return PlacedFile(path: path, place: .new(isUnchanged: false))
  }

  private func isOld(_ bytes: [UInt8], at path: String) -> Bool {
    guard present.contains(path), let file = try? old?.file(path), file.size == bytes.count
    else { return false }
    return (try? file.read(limit: bytes.count)) == bytes
  }
}
