import RoadcastFiles
import Synchronization

/// Which entries of the cache this run has read through and found whole, so that none is read twice.
final class SeenEntries: Sendable {
  private let stamps = Mutex<[String: FileStamp]>([:])

  /// Whether an entry was found whole, and is the same file still.
  func hold(_ name: String, _ stamp: FileStamp) -> Bool {
    stamps.withLock { $0[name] == stamp }
  }

  /// Takes note of an entry that was found whole, unless it is so new that a later change would not show.
  func add(_ name: String, _ stamp: FileStamp) {
    guard stamp.isSettled(at: FileStamp.now) else { return }
    stamps.withLock { $0[name] = stamp }
  }
}
