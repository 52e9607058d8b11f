import Glibc
import SystemPackage

/// Keeps others from taking the same lock on a folder while it exists.
///
/// It's on the folder itself, whatever its name is, and needs no file. The system releases it when the
/// process ends, however it ends.
package final class FolderLock: Sendable {
  private let descriptor: FileDescriptor

  /// Locks a folder, or waits until its holder releases the lock; nil if there's no such folder, or
  /// someone else has the lock.
  ///
  /// On file systems without locks, everyone gets one.
  ///
  /// - Parameters:
  ///   - path: An absolute path; a link at its end isn't followed.
  ///   - isShared: Whether others can have such a lock at the same time.
  ///   - wait: Is called before this waits; nil if it shouldn't wait.
  /// - Throws: If the folder can't be opened.
  package init?(
    _ path: String,
    isShared: Bool = false,
    waiting wait: (() -> Void)? = nil
  ) throws(WorkFailure) {
    let kind = isShared ? LOCK_SH : LOCK_EX
    let opened: FileDescriptor
    do {
      opened = try FileDescriptor.open(FilePath(path), .readOnly, options: Folder.folderOptions)
    } catch Errno.noSuchFileOrDirectory, Errno.notDirectory, Errno.tooManySymbolicLinkLevels {
      return nil
    } catch {
      throw WorkFailure(doing: "open the folder \(path)", isReading: true, error)
    }
    descriptor = opened
    do throws(Errno) {
      try systemCall { flock(opened.rawValue, kind | LOCK_NB) }
    } catch .wouldBlock {
      guard let wait else { return nil }
      wait()
      _ = try? systemCall { flock(opened.rawValue, kind) }
    } catch {
      // Builds on such a file system can disturb each other, but it's no reason to have none.
    }
  }

  deinit { try? descriptor.close() }

  /// Whether a path still leads to the locked folder: it can have another name by now, or be removed.
  ///
  /// - Parameter path: An absolute path.
  /// - Returns: False if another folder has the path.
  package func isOn(_ path: String) -> Bool {
    guard let locked = try? descriptor.stat(),
      let present = unsafe try? Stat(path, followTargetSymlink: false)
    else { return false }
    return locked.inode == present.inode && locked.deviceID == present.deviceID
  }
}
