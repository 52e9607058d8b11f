import CZlib

/// Compresses in gzip's form (RFC 1952), piece by piece.
@safe package final class Gzipper {
  /// zlib remembers where it is, so it must stay there.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Nil if there isn't enough memory.
  package init?() {
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

  /// Compresses the next bytes, as far as there's room.
  ///
  /// - Parameters:
  ///   - input: What follows.
  ///   - output: Room for what comes out.
  ///   - isLast: Whether nothing follows the input.
  /// - Returns: How many bytes were read and written, and whether nothing more comes out without more input.
  package func compress(
    _ input: UnsafeRawBufferPointer,
    into output: UnsafeMutableRawBufferPointer,
    isLast: Bool
  ) -> (read: Int, written: Int, isDone: Bool) {
    // zlib doesn't change its input.
    let source = unsafe UnsafeMutableRawPointer(mutating: input.baseAddress)
    unsafe stream.pointee.next_in = source?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_in = UInt32(input.count)
    unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(output.count)
    let status = unsafe deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
    let isDone =
      isLast
      ? status != Z_OK : unsafe stream.pointee.avail_in == 0 && stream.pointee.avail_out > 0
    return unsafe (
      input.count - Int(stream.pointee.avail_in), output.count - Int(stream.pointee.avail_out),
      isDone
    )
  }
}
