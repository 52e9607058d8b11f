import CZlib
import NIOCore

/// Compresses a text while it's sent (RFC 1952).
///
/// It belongs to one connection, and is used on that connection's thread only.
@safe final class GzipStream {
  /// zlib remembers where it is, so it must stay there.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Nil if there isn't enough memory.
  init?() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 16 more than the window's 15 bits asks for gzip's form.
    let status = unsafe deflateInit2_(
      stream,
      Self.level,
      Z_DEFLATED,
      15 + 16,
      8,
      Z_DEFAULT_STRATEGY,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    guard status == Z_OK else { return nil }
  }

  deinit {
    _ = unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Texts get hardly smaller with a higher one, and take much longer.
  private static let level: Int32 = 5

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
        unsafe input.readWithUnsafeMutableReadableBytes { bytes in
          let out = unsafe room.assumingMemoryBound(to: UInt8.self)
          unsafe stream.pointee.next_in = bytes.assumingMemoryBound(to: UInt8.self).baseAddress
          unsafe stream.pointee.avail_in = UInt32(bytes.count)
          unsafe stream.pointee.next_out = out.baseAddress
          unsafe stream.pointee.avail_out = UInt32(out.count)
          let status = unsafe deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          isDone =
            isLast
            ? status != Z_OK : unsafe stream.pointee.avail_in == 0 && stream.pointee.avail_out > 0
          return unsafe bytes.count - Int(stream.pointee.avail_in)
        }
        return unsafe room.count - Int(stream.pointee.avail_out)
      }
    }
    return output
  }
}
