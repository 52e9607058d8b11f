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
  ///   - isReading: Whether something was to be read, not written.
  ///   - error: An `Errno`. The functions of swift-system throw nothing else, but don't declare it.
  package init(doing: String, isReading: Bool = false, _ error: any Error) {
    let words = (error as? Errno).map { Self.explanation(of: $0, isReading: isReading) }
    message = "can't \(doing): \(words ?? "\(error)")"
  }

  /// Creates a failure to listen for connections.
  ///
  /// - Parameters:
  ///   - address: The host and the port.
  ///   - code: The system's number of the error.
  package init(listeningAt address: String, code: Int32) {
    let error = Errno(rawValue: code)
    let hint =
      switch error {
      case .addressInUse: "another program uses the port, so choose another one with --port"
      case .addressNotAvailable: "this machine doesn't have that address, so check --host"
      case .permissionDenied: "choose a port above 1023 with --port"
      default: "check --host and --port"
      }
    message = "can't listen at \(address): \(error.description); \(hint)"
  }

  /// Whether an error means that this machine doesn't have an address to listen at.
  ///
  /// - Parameter code: The system's number of the error.
  /// - Returns: False for an address that's taken.
  package static func isMissingAddress(code: Int32) -> Bool {
    [Errno.addressNotAvailable, .addressFamilyNotSupported, .protocolNotSupported]
      .contains(Errno(rawValue: code))
  }

  /// The system's own words for an error, followed by what to do about it.
  ///
  /// - Parameters:
  ///   - error: An error of a system call.
  ///   - isReading: Whether something was to be read, not written.
  /// - Returns: Words that follow a colon.
  static func explanation(of error: Errno, isReading: Bool = false) -> String {
    let hint =
      switch error {
      case .noSpace, .diskQuotaExceeded: "; free some space and try again, nothing was changed"
      case .noSuchFileOrDirectory: "; check the path"
      case .notDirectory: "; a part of the path is a file, so check the path"
      case .fileExists: "; choose another name"
      case .fileNameTooLong: "; shorten the name"
      case .tooManySymbolicLinkLevels: "; a link is in the way, so use the folder itself"
      case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
        "; allow more open files (`ulimit -n 1024`), or try again with `--jobs 1`"
      case .noMemory: "; close other programs and try again"
      case .noLocks, .notSupported: "; use a folder on this machine's own disk"
      case .resourceBusy, .textFileBusy: "; another program uses it, so wait and try again"
      case .permissionDenied where isReading, .notPermitted where isReading:
        "; give yourself permission to read it"
      case .permissionDenied, .notPermitted: "; give yourself permission to write there"
      case .readOnlyFileSystem: "; the disk is read-only, so choose another one"
      case .ioError: "; the disk fails: copy your files to another one"
      default: "; try again"
      }
    return error.description + hint
  }

  /// There isn't enough memory.
  ///
  /// - Parameter doing: What failed, such as `measure the loudness`.
  /// - Returns: The failure.
  package static func outOfMemory(doing: String) -> WorkFailure {
    WorkFailure(
      "can't \(doing): there isn't enough memory; close other programs, or try again with `--jobs 1`"
    )
  }
}
