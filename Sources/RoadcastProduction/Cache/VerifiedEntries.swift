import RoadcastFiles
import Synchronization

/// The entries of the cache that this run has compared with their checksums, so that none is read twice.
final class VerifiedEntries: Sendable {
  private let stamps = Mutex<[String: FileStamp]>([:])

  /// Whether an entry matched its checksum, and is still the same file.
  ///
  /// - Parameters:
  ///   - name: The path below the cache's folder.
  ///   - stamp: The stamp that the file has now.
  /// - Returns: False for an entry that hasn't been compared.
  func contain(_ name: String, _ stamp: FileStamp) -> Bool {
    stamps.withLock { $0[name] == stamp }
  }

  /// Remembers an entry that matched its checksum, unless it's so new that a later change wouldn't show.
  ///
  /// - Parameters:
  ///   - name: The path below the cache's folder.
  ///   - stamp: The file's stamp.
  func add(_ name: String, _ stamp: FileStamp) {
    guard stamp.isSettled(at: FileStamp.now) else { return }
    stamps.withLock { $0[name] = stamp }
  }
}
