/// A file of the output folder that is in the making.
enum StagedContent {
  case bytes([UInt8])
  /// Already there, in the old folder.
  case kept
  /// Already there, in the new one.
  case staged(CacheIndex.AssembledFile)
}

/// Puts everything into the new folder, unless the old one is the same.
struct StageFiles {
  let staging: Staging

  /// - `outputs`: by their paths below the folder.
  /// - `open`: makes the new folder where it is not there yet.
  ///
  /// Returns whether there is anything new.
  func run(
    _ outputs: [String: StagedContent],
    open: () throws(WorkFailure) -> Void
  ) throws -> Bool {
    let present = Set(Folder.files(below: staging.output))
    let unchanged = unchanged(outputs, present: present)
    if unchanged.count == outputs.count, present == Set(outputs.keys) { return false }
    try open()
    for (path, content) in outputs.sorted(by: { $0.key < $1.key }) {
      switch content {
      case .staged: break
      case .bytes(let bytes) where !unchanged.contains(path): try staging.write(bytes, to: path)
      case .bytes, .kept: try staging.keep(path)
      }
    }
    return true
  }

  private func unchanged(
    _ outputs: [String: StagedContent],
    present: Set<String>
  ) -> Set<String> {
    let old = try? Workspace(root: staging.output)
    func isUnchanged(_ path: String, _ bytes: [UInt8]) -> Bool {
      guard present.contains(path), let file = try? old?.file(path), file.size == bytes.count
      else { return false }
      return (try? file.read(limit: bytes.count)) == bytes
    }
    var unchanged: Set<String> = []
    for (path, content) in outputs {
      switch content {
      case .bytes(let bytes): if isUnchanged(path, bytes) { unchanged.insert(path) }
      case .kept: unchanged.insert(path)
      case .staged(let file):
        // After the cache was lost, what was put together again may be what is there.
        if present.contains(path), staging.last.hash(of: path) == file.hash {
          unchanged.insert(path)
        }
      }
    }
    return unchanged
  }
}
