import Foundation

/// A program that was started.
package final class RunningCommand {
  private let process: Process
  private let ended = DispatchSemaphore(value: 0)

  // Files instead of pipes: a pipe can fill up, and another test's process can keep it open.
  private let streams: TemporaryFolder

  init(_ process: Process) throws {
    self.process = process
    streams = try TemporaryFolder()
    try streams.write("", to: "stdout")
    try streams.write("", to: "stderr")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.handle("\(streams.path)/stdout")
    process.standardError = try Self.handle("\(streams.path)/stderr")
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
  }

  private static func handle(_ path: String) throws -> FileHandle {
    try FileHandle(forWritingTo: URL(filePath: path))
  }

  /// Sends a signal, such as `SIGINT`.
  package func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Whether it hasn't ended yet.
  package var isRunning: Bool { process.isRunning }

  /// The number that the system knows it by.
  package var number: Int32 { process.processIdentifier }

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
    let inTime = ended.wait(timeout: .now() + timeout) == .success
    if !inTime {
      send(SIGKILL)
      ended.wait()
    }
    return Outcome(
      end: !inTime
        ? .timedOut
        : process.terminationReason == .exit
          ? .exited(process.terminationStatus) : .killed(process.terminationStatus),
      output: try streams.read("stdout"),
      errorOutput: try streams.read("stderr")
    )
  }
}
