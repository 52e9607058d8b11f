import CZlib

/// Reads what gzip has compressed (RFC 1952), piece by piece.
///
/// It takes the same memory however much comes out of it.
@safe package final class Gunzipper {
  /// The bytes aren't what gzip has written.
  package struct Damaged: Error {
    package init() {}
  }

  /// zlib remembers where it is, so it must stay there.
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var output = [UInt8](repeating: 0, count: 1 << 17)

  /// The first byte of the input that isn't read yet.
  private var place = 0

  /// Nil if there isn't enough memory.
  package init?() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 16 more than the window's 15 bits asks for gzip's form.
    let status = unsafe inflateInit2_(
      stream,
      15 + 16,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    guard status == Z_OK else { return nil }
  }

  deinit {
    _ = unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Whether bytes are the start of what gzip has written.
  package static func canRead(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x1F, 0x8B])
  }

  /// The next piece.
  ///
  /// - Parameter more: Gives what follows in the input; nothing at its end.
  /// - Returns: Some bytes; nothing at the end, also where the input ends too early.
  /// - Throws: ``Damaged``, or what `more` throws.
  package func next(_ more: () throws -> ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
    while true {
      if place == input.count {
        input = Array(try more())
        place = 0
        if input.isEmpty { return [] }
      }
      let (read, written, status) = inflate()
      place += read
      switch status {
      case Z_STREAM_END:
        // Several files can follow one another in one.
        _ = unsafe inflateReset(stream)
      case Z_OK, Z_BUF_ERROR: break
      default: throw Damaged()
      }
      if written > 0 { return output[..<written] }
    }
  }

  private func inflate() -> (read: Int, written: Int, status: Int32) {
    unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        let (start, count) = (place, source.count - place)
        unsafe stream.pointee.next_in = source.baseAddress.map { unsafe $0 + start }
        unsafe stream.pointee.avail_in = UInt32(count)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(target.count)
        let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        return unsafe (
          count - Int(stream.pointee.avail_in), target.count - Int(stream.pointee.avail_out), status
        )
      }
    }
  }
}
