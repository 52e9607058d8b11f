import ArgumentParser

/// The exit statuses that scripts rely on; 0 is success.
enum ExitStatus {
  /// The content has errors, and each was printed.
  static let contentHasErrors = ExitCode(1)

  /// The work failed: reading, writing, or running another program.
  static let workFailed = ExitCode(2)

  /// The command line is wrong.
  static let usage = ExitCode(64)
}
