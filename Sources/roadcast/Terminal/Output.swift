#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The two streams: results on one, everything else on the other.
enum Output {
  static func result(_ text: String) { put(text + "\n", on: 1) }

  static func note(_ text: String) { put(text + "\n", on: 2) }

  /// Without a new line, for what is drawn over.
  static func draw(_ text: String) { put(text, on: 2) }

  private static func put(_ text: String, on descriptor: Int32) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(
          descriptor,
          buffer.baseAddress.map { unsafe $0 + written },
          buffer.count - written
        )
      }
      if count < 0, errno == EINTR { continue }
      // Nobody reads any more; there is nobody to tell.
      guard count > 0 else { return }
      written += count
    }
  }
}
