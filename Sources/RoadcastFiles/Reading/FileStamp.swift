import Glibc
import SystemPackage

/// What identifies a file and its content without reading it.
package struct FileStamp: Hashable, Sendable {
  /// Bytes.
  package var size: Int

  /// When the content last changed; nanoseconds since 1970.
  package var modified: Int

  /// When the content, the name or the permissions last changed; nanoseconds since 1970.
  package var changed: Int

  /// The file's number in its file system.
  package var inode: UInt64

  /// Creates a stamp from values that were kept.
  ///
  /// - Parameters:
  ///   - size: Bytes.
  ///   - modified: When the content last changed; nanoseconds since 1970.
  ///   - changed: When anything last changed; nanoseconds since 1970.
  ///   - inode: The file's number in its file system.
  package init(size: Int, modified: Int, changed: Int, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  init(_ status: Stat) {
    size = Int(status.size)
    inode = UInt64(status.inode.rawValue)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  /// Reads the stamp of a file that isn't open; nil if there's no regular file.
  ///
  /// - Parameter path: A link at its end isn't followed.
  package init?(path: String) {
    guard let status = unsafe try? Stat(path, followTargetSymlink: false), status.type == .regular
    else { return nil }
    self.init(status)
  }

  /// Reads the stamp of a folder, which changes when something in it comes or goes; nil if there's none.
  ///
  /// - Parameter path: A link at its end isn't followed.
  package init?(folder path: String) {
    guard let status = unsafe try? Stat(path, followTargetSymlink: false),
      status.type == .directory
    else { return nil }
    self.init(status)
  }

  /// Reads the stamp of a file that isn't open; nil if there's no regular file.
  ///
  /// - Parameter path: Links are followed.
  init?(following path: String) {
    guard let status = unsafe try? Stat(path, followTargetSymlink: true), status.type == .regular
    else { return nil }
    self.init(status)
  }

  /// Whether the file had been left alone so long at a moment that any later change would show: the
  /// clocks of file systems move in steps.
  ///
  /// - Parameter moment: Nanoseconds since 1970.
  /// - Returns: False for files of the future, too.
  package func isSettled(at moment: Int) -> Bool {
    let latest = max(modified, changed)
    return latest >= 0 && latest < moment && moment - latest > 50_000_000
  }

  /// Whether a file that we wrote ourselves still has its content; links to it may have come and gone.
  ///
  /// - Parameter other: The stamp that the file had.
  /// - Returns: Whether the two agree in all but the last change of the file's names.
  package func hasSameContent(as other: FileStamp) -> Bool {
    size == other.size && modified == other.modified && inode == other.inode
  }

  /// The present moment in nanoseconds since 1970.
  ///
  /// It decides what's read again, never what's published.
  package static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  /// A file can claim any moment; after the year 2262 the number wraps, and is never trusted.
  private static func nanoseconds(_ time: timespec) -> Int {
    Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}
