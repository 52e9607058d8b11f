import RoadcastEditing
import RoadcastFiles
import Synchronization

/// What can be undone and redone, found out once for each state of the history.
final class KnownHistoryEnds: Sendable {
  private struct State {
    var stamp: FileStamp?
    var ends: [String: EditHistoryEnds] = [:]
  }

  private let state = Mutex(State())

  /// The changes of an episode that can be undone and redone.
  ///
  /// - Parameters:
  ///   - path: The episode's folder.
  ///   - editing: What has the history.
  /// - Returns: Neither where the history can't be read.
  func ends(of path: String, in editing: EditDesk) -> EditHistoryEnds {
    let stamp = editing.historyStamp
    let known = state.withLock { $0.stamp == stamp ? $0.ends[path] : nil }
    if let known { return known }
    let seen = FileStamp.now
    let ends = (try? editing.ends(of: path)) ?? EditHistoryEnds()
    guard let stamp, stamp.isSettled(at: seen) else { return ends }
    state.withLock { state in
      if state.stamp != stamp { state = State(stamp: stamp) }
      state.ends[path] = ends
    }
    return ends
  }
}
