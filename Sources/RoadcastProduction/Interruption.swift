import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What has to be cleared away when somebody stops a build in its middle.
package enum Interruption {
  /// The staging folder of the build under way.
  private static let staging = Mutex<String?>(nil)

  static func begin(staging folder: String) { staging.withLock { $0 = folder } }

  /// What is put behind a folder's name while it is cleared away.
  static let stopped = "-stopped"

  /// Says that there is nothing left to clear away.
  static func end() { staging.withLock { $0 = nil } }

  /// Does what must happen whole or not at all.
  static func whole<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) {
    try staging.withLock { _ throws(Failure) in try work() }
  }

  /// Clears away what the build under way has written, and ends the process.
  ///
  /// Waits for an exchange under way, so that it happens whole.
  package static func stop(status: Int32) -> Never {
    staging.withLock { folder in
      if let folder {
        // Under another name first: who still writes into the folder finds it gone.
        let aside = folder + stopped
        let moved = unsafe rename(folder, aside) == 0
        Folder.remove(moved ? aside : folder)
      }
      exit(status)
    }
  }
}
