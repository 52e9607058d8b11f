import Glibc
import Synchronization

/// What an interruption has to clear away: files and folders that aren't complete, and the
/// programs that were started.
package enum UnfinishedWork {
  private struct State {
    /// The absolute paths of what isn't complete.
    var paths: Set<String> = []

    /// The process groups of the programs that were started.
    var programs: Set<Int32> = []
  }

  private static let state = Mutex(State())

  /// Registers a file or folder that's removed if the work is interrupted.
  ///
  /// - Parameter path: An absolute path; nothing has to have it yet.
  package static func begin(in path: String) { state.withLock { _ = $0.paths.insert(path) } }

  /// Makes a file or folder that's removed if the work is interrupted.
  ///
  /// No interruption can come between the two, and nothing is made after one.
  ///
  /// - Parameters:
  ///   - path: An absolute path.
  ///   - make: Makes it. It must not call the other functions of this type.
  /// - Throws: What `make` throws; then the path isn't registered.
  package static func begin<Failure: Error>(
    in path: String,
    making make: () throws(Failure) -> Void
  ) throws(Failure) {
    try state.withLock { state throws(Failure) in
      try make()
      state.paths.insert(path)
    }
  }

  /// Forgets a file or folder: it doesn't have to be cleared away any more.
  ///
  /// - Parameter path: The path that it began with.
  package static func end(in path: String) { state.withLock { _ = $0.paths.remove(path) } }

  /// Registers a program that's ended if the work is interrupted.
  ///
  /// - Parameter group: Its process group, which has to be its own.
  package static func programDidStart(group: Int32) {
    state.withLock { _ = $0.programs.insert(group) }
  }

  /// Forgets the program, and ends what it left running.
  ///
  /// - Parameter group: Its process group.
  package static func programDidEnd(group: Int32) {
    state.withLock { _ = $0.programs.remove(group) }
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

  /// Whether there's anything to clear away.
  package static var isThere: Bool {
    state.withLock { !$0.paths.isEmpty || !$0.programs.isEmpty }
  }

  /// Added to a folder's name while it's cleared away.
  package static let discardedSuffix = "-stopped"

  /// Clears away what the work has written so far, and ends the process.
  ///
  /// - Parameter status: The exit status.
  package static func discardAndExit(status: Int32) -> Never {
    state.withLock { state in
      for program in state.programs { _ = kill(-program, SIGKILL) }
      for path in state.paths {
        // Under another name first: tasks that still write into a folder no longer find it.
        let discarded = path + discardedSuffix
        let isMoved = (try? FileSystem.rename(path, to: discarded)) != nil
        FileSystem.remove(isMoved ? discarded : path)
      }
      // `exit` would free what other threads still use, such as libcrypto's tables, and crash them.
      _exit(status)
    }
  }
}
