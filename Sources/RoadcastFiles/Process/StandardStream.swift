import Glibc
import SystemPackage

/// One of the two streams that a command writes to.
package struct StandardStream: Sendable {
  /// For results.
  package static let output = StandardStream(descriptor: .standardOutput)

  /// For progress and diagnostics.
  package static let error = StandardStream(descriptor: .standardError)

  private let descriptor: FileDescriptor

  /// Writes a text.
  ///
  /// - Parameter text: All of it is written, or this fails. It isn't copied: a report can have millions of
  ///   bytes.
  /// - Throws: If it can't be written. A reader that has gone away, as `head` does, isn't a failure.
  package func write(_ text: String) throws(WorkFailure) { try write(text.utf8) }

  /// Writes bytes.
  ///
  /// - Parameter bytes: All of them are written, or this fails.
  /// - Throws: If they can't be written. A reader that has gone away isn't a failure.
  package func write(_ bytes: some Sequence<UInt8>) throws(WorkFailure) {
    do {
      try descriptor.writeAll(bytes)
    } catch Errno.brokenPipe {
      return
    } catch {
      throw WorkFailure(doing: "write to standard output", error)
    }
  }

  /// The bytes for which a pipe that isn't full always has room.
  private static let pageSize = 4_096

  /// Writes bytes for as long as that doesn't have to wait for whoever reads them.
  ///
  /// - Parameter bytes: What to write.
  /// - Returns: What's left.
  /// - Throws: If the bytes can't be written. A reader that has gone away isn't a failure: nothing is left for it.
  package func writeWithoutWaiting(
    _ bytes: ArraySlice<UInt8>
  ) throws(WorkFailure) -> ArraySlice<UInt8> {
    var rest = bytes
    do {
      while !rest.isEmpty, try hasRoom {
        let count = unsafe try rest.prefix(Self.pageSize).withUnsafeBytes { page in
          unsafe try descriptor.write(page)
        }
        rest = rest.dropFirst(count)
      }
      return rest
    } catch Errno.brokenPipe {
      return []
    } catch {
      throw WorkFailure(doing: "write to standard output", error)
    }
  }

  /// Whether writing doesn't have to wait, or fails at once.
  private var hasRoom: Bool {
    get throws(Errno) {
      var request = pollfd(fd: descriptor.rawValue, events: Int16(POLLOUT), revents: 0)
      return try systemCall { unsafe poll(&request, 1, 0) } > 0
    }
  }

  /// Whether it leads to a terminal.
  package var isTerminal: Bool { isatty(descriptor.rawValue) == 1 }

  /// The width of its terminal in characters; nil if it doesn't lead to one, or the terminal doesn't say.
  package var columns: Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
