import NIOCore
import RoadcastCompression

/// Compresses a text while it's sent.
///
/// It belongs to one connection, and is used on that connection's thread only.
final class GzipStream {
  private let gzipper: Gzipper

  /// Nil if there isn't enough memory.
  init?() {
    guard let gzipper = Gzipper() else { return nil }
    self.gzipper = gzipper
  }

  /// Compresses the next block.
  ///
  /// - Parameters:
  ///   - block: What follows; nothing at the end.
  ///   - isLast: Whether nothing follows the block.
  /// - Returns: What can be sent; it may be empty.
  func compress(_ block: ByteBuffer, isLast: Bool) -> ByteBuffer {
    var input = block
    var output = ByteBufferAllocator().buffer(capacity: 32 << 10)
    var isDone = false
    while !isDone {
      unsafe output.writeWithUnsafeMutableBytes(minimumWritableBytes: 16 << 10) { room in
        var count = 0
        unsafe input.readWithUnsafeReadableBytes { bytes in
          let (read, written, isFinished) = unsafe gzipper.compress(
            bytes,
            into: room,
            isLast: isLast
          )
          count = written
          isDone = isFinished
          return read
        }
        return count
      }
    }
    return output
  }
}
