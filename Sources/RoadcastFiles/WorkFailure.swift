#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The work itself failed: something could not be read or written.
///
/// What is wrong with the content is told as diagnostics instead.
package struct WorkFailure: Error, Equatable, Sendable {
  /// What was being done, to which file, why it failed and what to do, in one line.
  package var message: String

  /// Whether it was the command line that asked for what is not there.
  package var isUsage = false

  package init(_ message: String) { self.message = message }

  package init(usage message: String) {
    self.message = message
    isUsage = true
  }

  /// - Parameters:
  ///   - doing: such as `write feed/feed.xml`.
  ///   - code: an errno.
  package init(doing: String, code: Int32) {
    message = "can't \(doing): \(Self.words(for: code))"
  }

  package static func words(for code: Int32) -> String {
    let hint =
      switch code {
      case ENOSPC, EDQUOT: "; make room and try again, nothing was changed"
      case EACCES, EPERM, EROFS: "; check who may write there"
      default: ""
      }
    return unsafe String(cString: strerror(code)) + hint
  }
}
