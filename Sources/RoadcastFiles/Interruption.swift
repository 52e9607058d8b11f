import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What has to be cleared away when somebody stops the work in its middle.
package enum Interruption {
  private struct Work {
    /// The staging or temporary folder of the work under way.
    var folder: String?

    /// The process group of a program that was started for it.
    var program: Int32?
  }

  private static let work = Mutex(Work())

  package static func begin(staging folder: String) { work.withLock { $0.folder = folder } }

  /// What is put behind a folder's name while it is cleared away.
  package static let stopped = "-stopped"

  /// Says that there is nothing left to clear away.
  package static func end() { work.withLock { $0.folder = nil } }

  /// Says that a program runs, in a process group of its own; nil when it has ended.
  package static func isRunning(_ program: Int32?) { work.withLock { $0.program = program } }

  /// Does what must happen whole or not at all.
  package static func whole<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) {
    try Self.work.withLock { _ throws(Failure) in try work() }
  }

  /// Clears away what the work under way has written, and ends the process.
  ///
  /// Waits for an exchange under way, so that it happens whole.
  package static func stop(status: Int32) -> Never {
    work.withLock { work in
      if let program = work.program { kill(-program, SIGKILL) }
      if let folder = work.folder {
        // Under another name first: who still writes into the folder finds it gone.
        let aside = folder + stopped
        let moved = unsafe rename(folder, aside) == 0
        Folder.remove(moved ? aside : folder)
      }
      // `exit` would free what other threads still use, such as libcrypto's tables, and crash them.
      _exit(status)
    }
  }
}
