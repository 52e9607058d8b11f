import RoadcastFiles
import Synchronization

/// Folders for files that are needed as long as the studio runs: removed at its end.
final class DeskFolders: Sendable {
  /// Drafts to listen to; an absolute path.
  let drafts: String

  /// What was dropped; an absolute path.
  ///
  /// It's on the workspace's own disk, which has room for recordings.
  let uploads: String

  private let keptDrafts = Mutex<[String]>([])
  private let numbers = Mutex(0)

  private static let draftCount = 12

  init(root: String) throws(WorkFailure) {
    let folder = "\(root)/.roadcast/cache/studio"
    try FileSystem.createFolder(folder)
    // What a run left that was killed.
    for name in FileSystem.names(in: folder) ?? [] {
      guard let process = name.split(separator: "-").last.flatMap({ Int32($0) }),
        name.hasPrefix("drafts-") || name.hasPrefix("uploads-"),
        !FileSystem.exists("/proc/\(process)")
      else { continue }
      FileSystem.remove("\(folder)/\(name)")
    }
    drafts = "\(folder)/drafts-\(ProcessEnvironment.processID)"
    uploads = "\(folder)/uploads-\(ProcessEnvironment.processID)"
    for path in [drafts, uploads] {
      FileSystem.remove(path)
      try FileSystem.createFolder(path)
      FileSystem.keepPrivate(path)
      UnfinishedWork.begin(in: path)
    }
  }

  deinit {
    for path in [drafts, uploads] {
      FileSystem.remove(path)
      UnfinishedWork.end(in: path)
    }
  }

  /// Notes a draft that was asked for, and removes those that no one has asked for lately.
  func keepDraft(_ path: String) {
    let removed = keptDrafts.withLock { kept in
      kept.removeAll { $0 == path }
      kept.append(path)
      let surplus = Array(kept.dropLast(Self.draftCount))
      kept.removeFirst(surplus.count)
      return surplus
    }
    for path in removed { FileSystem.removeFile(path) }
  }

  /// A new folder for one upload.
  func newUpload() throws(WorkFailure) -> (id: String, path: String) {
    let id = numbers.withLock { number in
      number += 1
      return "\(number)"
    }
    let path = "\(uploads)/\(id)"
    try FileSystem.createFolder(path)
    return (id, path)
  }
}
