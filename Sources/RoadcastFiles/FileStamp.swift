#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// By what a file is taken as unchanged without reading it.
package struct FileStamp: Equatable, Sendable {
  package var size: Int

  /// Nanoseconds since 1970: of the content's last change, and of the file's as a whole.
  package var modified: Int
  package var changed: Int
  package var inode: UInt64

  package init(size: Int, modified: Int, changed: Int, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  init(_ status: stat) {
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  /// The stamp of a file that nobody has open; nil when there is none, or it is no plain file.
  package init?(path: String) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }

  /// Whether the file was left alone for so long before `moment` (nanoseconds since 1970) that a
  /// later change would show: clocks of file systems tick in steps.
  package func isSettled(at moment: Int) -> Bool {
    let latest = max(modified, changed)
    return latest >= 0 && latest < moment && moment - latest > 50_000_000
  }

  /// Whether content that we wrote ourselves still lies there; links to it may have come and gone.
  package func hasSameContent(as other: FileStamp) -> Bool {
    size == other.size && modified == other.modified && inode == other.inode
  }

  /// Now, in nanoseconds since 1970: it decides what is read again, never what comes out.
  package static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  /// A file may claim any moment; beyond the year 2262 the number wraps, and is never trusted.
  private static func nanoseconds(_ time: timespec) -> Int {
    Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}
