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

  /// The file that opens the studio in a browser; an absolute path.
  private let openingFile: String

  private let keptDrafts = Mutex<[String]>([])
  private let numbers = Mutex(0)

  /// When each upload was last used.
  private let lastUses = Mutex<[String: ContinuousClock.Instant]>([:])

  /// How long an upload is kept that no page uses.
  private static let uploadAge = Duration.seconds(12 * 3_600)

  private static let draftCount = 12

  init(root: String) throws(WorkFailure) {
    let folder = "\(root)/.roadcast/cache/studio"
    // If one were a link, files elsewhere would be removed.
    for path in ["\(root)/.roadcast", "\(root)/.roadcast/cache", folder] {
      try FileSystem.requireFolder(path)
    }
    try FileSystem.createFolder(folder)
    // What a run left that was killed.
    for name in FileSystem.names(in: folder) ?? [] {
      let last = name.split(separator: "-").last?.split(separator: ".").first
      guard let process = last.flatMap({ Int32($0) }),
        ["drafts-", "uploads-", "open-"].contains(where: name.hasPrefix),
        !FileSystem.exists("/proc/\(process)")
      else { continue }
      FileSystem.remove("\(folder)/\(name)")
    }
    drafts = "\(folder)/drafts-\(ProcessEnvironment.processID)"
    uploads = "\(folder)/uploads-\(ProcessEnvironment.processID)"
    openingFile = "\(folder)/open-\(ProcessEnvironment.processID).html"
    for path in [drafts, uploads] {
      FileSystem.remove(path)
      try UnfinishedWork.begin(in: path) { () throws(WorkFailure) in
        try FileSystem.createFolder(path)
      }
      FileSystem.keepPrivate(path)
    }
  }

  /// Removes the folders, at the end of the studio.
  ///
  /// It can't wait for the last reference: a connection that's closing can have one when the program ends.
  func removeAll() {
    for path in [drafts, uploads, openingFile] {
      FileSystem.remove(path)
      UnfinishedWork.end(in: path)
    }
  }

  /// Writes a file that leads a browser to an address, which only this user can read.
  ///
  /// - Parameter address: A web address without characters that HTML gives a meaning.
  /// - Returns: The file; an absolute path.
  /// - Throws: If it can't be written.
  func makeOpeningFile(for address: String) throws(WorkFailure) -> String {
    let page = """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Roadcast studio</title>
      <meta name="referrer" content="no-referrer">
      <meta http-equiv="refresh" content="0; url=\(address)">
      <p><a href="\(address)">Open the studio</a></p>

      """
    UnfinishedWork.begin(in: openingFile)
    let file = try PendingFile(for: openingFile, isSecret: true)
    try file.append(Array(page.utf8))
    try file.commit(replaces: true)
    return openingFile
  }

  /// Notes a draft that was requested, and removes those that weren't requested lately.
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
    removeOldUploads()
    let id = numbers.withLock { number in
      number += 1
      return "\(number)"
    }
    let path = "\(uploads)/\(id)"
    try FileSystem.createFolder(path)
    touch(id)
    return (id, path)
  }

  /// Removes an upload with all its files.
  func removeUpload(_ id: String) {
    FileSystem.remove("\(uploads)/\(id)")
    lastUses.withLock { $0[id] = nil }
  }

  /// Notes that an upload is used.
  func touch(_ id: String) { lastUses.withLock { $0[id] = ContinuousClock.now } }

  /// The bytes of all uploads.
  var uploadedBytes: Int {
    (FileSystem.names(in: uploads) ?? []).reduce(0) { sum, id in
      (FileSystem.names(in: "\(uploads)/\(id)") ?? []).reduce(sum) { sum, name in
        sum + Int(FileStamp(path: "\(uploads)/\(id)/\(name)")?.size ?? 0)
      }
    }
  }

  /// Removes uploads whose pages are long gone.
  private func removeOldUploads() {
    let now = ContinuousClock.now
    let old = lastUses.withLock { uses in uses.filter { now - $0.value > Self.uploadAge }.keys }
    for id in old { removeUpload(id) }
  }
}
