import Glibc

/// A program that was started.
package final class RunningCommand {
  private let process: SpawnedProcess

  // Files instead of pipes: a pipe can fill up, and another test's process can keep it open.
  private let streams: TemporaryFolder

  init(
    _ program: String,
    _ arguments: [String],
    environment: [String: String]
  ) throws {
    streams = try TemporaryFolder()
    try streams.write("", to: "stdout")
    try streams.write("", to: "stderr")
    process = try SpawnedProcess(
      program,
      arguments,
      environment: environment,
      output: "\(streams.path)/stdout",
      errors: "\(streams.path)/stderr"
    )
  }

  /// Sends a signal, such as `SIGINT`.
  package func send(_ signal: Int32) { process.send(signal) }

  /// Whether it hasn't ended yet.
  package var isRunning: Bool { process.isRunning }

  /// The number that the system knows it by.
  package var number: Int32 { process.number }

  /// What it has written to standard output so far.
  package var outputSoFar: String {
    String(decoding: (try? streams.read("stdout")) ?? [], as: UTF8.self)
  }

  /// What it has written to standard error so far.
  package var errorsSoFar: String {
    String(decoding: (try? streams.read("stderr")) ?? [], as: UTF8.self)
  }

  /// Waits for the program's end, or kills it after `timeout` seconds.
  package func wait(timeout: Double = 60) throws -> Outcome {
    let end = process.wait(timeout: timeout)
    if end == nil {
      send(SIGKILL)
      _ = process.wait(timeout: .infinity)
    }
    return Outcome(
      end: end ?? .timedOut,
      output: try streams.read("stdout"),
      errorOutput: try streams.read("stderr")
    )
  }
}
