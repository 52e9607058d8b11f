#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The two streams: results on one, everything else on the other.
enum Output {
  /// A result that can't be written is a failure, except to a reader who went away.
  static func result(_ text: String) {
    exactly(text)
    exactly("\n")
  }

  /// A result that ends its last line itself.
  static func exactly(_ text: String) {
    guard !put(text, on: 1), errno != EPIPE else { return }
    note("roadcast: error: can't write to standard output")
    exit(2)
  }

  static func note(_ text: String) { put(text + "\n", on: 2) }

  /// Without a new line, for what is drawn over.
  static func draw(_ text: String) { put(text, on: 2) }

  @discardableResult
  private static func put(_ text: String, on descriptor: Int32) -> Bool {
    // As it lies there: a report may have millions of bytes.
    var text = text
    return text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      var written = 0
      while written < bytes.count {
        let count = unsafe write(
          descriptor,
          bytes.baseAddress.map { unsafe $0 + written },
          bytes.count - written
        )
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }
}
