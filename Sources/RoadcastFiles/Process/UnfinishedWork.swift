import Glibc
import Synchronization

/// What an interruption has to clear away: a folder that's being filled, and a program that was started.
package enum UnfinishedWork {
  private struct State {
    /// The absolute path of the folder that's being filled.
    var folder: String?

    /// The process group of a program that was started.
    var program: Int32?
  }

  private static let state = Mutex(State())

  /// Registers a folder that's removed if the work is interrupted.
  ///
  /// - Parameter folder: An absolute path; it doesn't have to exist yet.
  package static func begin(in folder: String) { state.withLock { $0.folder = folder } }

  /// Forgets the folder: nothing has to be cleared away any more.
  package static func end() { state.withLock { $0.folder = nil } }

  /// Registers a program that's ended if the work is interrupted.
  ///
  /// - Parameter group: Its process group, which has to be its own.
  package static func programDidStart(group: Int32) { state.withLock { $0.program = group } }

  /// Forgets the program, and ends what it left running.
  ///
  /// - Parameter group: Its process group.
  package static func programDidEnd(group: Int32) {
    state.withLock { $0.program = nil }
    _ = kill(-group, SIGKILL)
  }

  /// Runs something that an interruption waits for, so that it happens completely or not at all.
  ///
  /// - Parameter body: Must not call the other functions of this type.
  /// - Throws: What `body` throws.
  package static func withoutInterruption<Failure: Error>(
    _ body: () throws(Failure) -> Void
  ) throws(Failure) {
    try state.withLock { _ throws(Failure) in try body() }
  }

  /// Added to a folder's name while it's cleared away.
  package static let discardedSuffix = "-stopped"

  /// Clears away what the work has written so far, and ends the process.
  ///
  /// - Parameter status: The exit status.
  static func discardAndExit(status: Int32) -> Never {
    state.withLock { state in
      if let program = state.program { _ = kill(-program, SIGKILL) }
      if let folder = state.folder {
        // Under another name first: tasks that still write into the folder no longer find it.
        let discarded = folder + discardedSuffix
        let isMoved = (try? FileSystem.rename(folder, to: discarded)) != nil
        FileSystem.remove(isMoved ? discarded : folder)
      }
      // `exit` would free what other threads still use, such as libcrypto's tables, and crash them.
      _exit(status)
    }
  }
}
