import RoadcastFiles
import ArgumentParser
import RoadcastProduction

/// The contract's exit statuses.
enum ExitStatus {
  static let contentHasErrors = ExitCode(1)
  static let workFailed = ExitCode(2)
  static let usage = ExitCode(64)

  /// Runs a command's work, and makes of its failures a sentence and a status.
  static func guarding(
    _ options: CommonOptions,
    _ work: () async throws -> Void
  ) async throws {
    do {
      try await work()
    } catch let failure as WorkFailure {
      options.printer.tell(failure.message)
      throw failure.isUsage ? usage : workFailed
    }
  }
}
