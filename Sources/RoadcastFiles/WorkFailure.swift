import SystemPackage

/// The work itself failed: something couldn't be read or written.
///
/// Problems with the content are diagnostics instead.
package struct WorkFailure: Error, Equatable, Sendable {
  /// What was being done, to which file, why it failed and what to do, in one line.
  package var message: String

  /// Whether the command line named something that doesn't exist.
  package var isUsage = false

  /// Creates a failure of reading or writing.
  ///
  /// - Parameter message: The whole sentence, in lower case and without a full stop.
  package init(_ message: String) { self.message = message }

  /// Creates a failure that's the command line's fault.
  ///
  /// - Parameter message: The whole sentence, in lower case and without a full stop.
  package init(usage message: String) {
    self.message = message
    isUsage = true
  }

  /// Creates a failure from an error of the system.
  ///
  /// - Parameters:
  ///   - doing: What failed, such as `write feed/feed.xml`.
  ///   - error: An `Errno`. The functions of swift-system throw nothing else, but don't declare it.
  package init(doing: String, _ error: any Error) {
    message = "can't \(doing): \((error as? Errno).map(Self.explanation) ?? "\(error)")"
  }

  /// The system's own words for an error, followed by what to do about it.
  ///
  /// - Parameter error: An error of a system call.
  /// - Returns: Words that follow a colon.
  static func explanation(of error: Errno) -> String {
    let hint =
      switch error {
      case .noSpace, .diskQuotaExceeded: "; free some space and try again, nothing was changed"
      case .permissionDenied, .notPermitted, .readOnlyFileSystem: "; check the permissions"
      default: ""
      }
    return error.description + hint
  }
}
