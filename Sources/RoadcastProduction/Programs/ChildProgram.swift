import RoadcastFiles
import RoadcastModel
import Subprocess
import SystemPackage

/// Runs a program: without a shell, without input, and with a time limit.
struct ChildProgram {
  /// The program and its arguments.
  ///
  /// A name without a slash is looked up in `PATH`.
  let words: [String]

  /// The folder that the program runs in; an absolute path.
  let folder: String

  /// Why a program failed.
  enum Failure: Error {
    case notFound
    case tookTooLong
    /// It wrote more to standard output than is accepted.
    case wroteTooMuch
    /// The system can't run it; why.
    case cannotRun(String)
    /// It ran, and failed; how it ended, and the last line that it wrote to standard error.
    case failed(String)
  }

  /// How many bytes at the end of standard error are kept, to quote its last line.
  private static let tailBytes = 4_096

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - limit: When it takes longer, the program is stopped, and every program that it started.
  ///   - outputLimit: The most bytes of standard output that are accepted.
  /// - Returns: What the program wrote to standard output.
  /// - Throws: `Failure` if the program can't be run, fails, or takes too long.
  func run(limit: Duration, outputLimit: Int) async throws -> [UInt8] {
    try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask { try await run(outputLimit: outputLimit) }
      group.addTask {
        try await Task.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let output = first else {
        // What the program writes to is removed next, so wait until nothing uses it.
        group.cancelAll()
        while let _ = await group.nextResult() {}
        throw Failure.tookTooLong
      }
      return output
    }
  }

  private func run(outputLimit: Int) async throws -> [UInt8] {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    let program = words[0]
    do {
      let result = try await Subprocess.run(
        program.contains("/") ? .path(path(of: program)) : .name(program),
        arguments: Arguments(Array(words.dropFirst())),
        workingDirectory: FilePath(folder),
        platformOptions: options,
        input: .none,
        output: .bytes(limit: outputLimit),
        error: .sequence
      ) { execution in
        let group = execution.processIdentifier.value
        UnfinishedWork.programDidStart(group: group)
        defer { UnfinishedWork.programDidEnd(group: group) }
        var tail: [UInt8] = []
        for try await block in execution.standardError {
          tail = unsafe (tail + block.bytes.withUnsafeBytes { unsafe Array($0) })
            .suffix(Self.tailBytes)
        }
        // Many programs close their standard error a moment before they end: that isn't the end yet.
        while !ChildProcess.hasEnded(group) { try await Task.sleep(for: .milliseconds(5)) }
        return tail
      }
      guard result.terminationStatus.isSuccess else {
        throw Failure.failed(description(of: result.terminationStatus, tail: result.closureResult))
      }
      return result.standardOutput
    } catch let error as SubprocessError {
      switch error.code {
      case .executableNotFound: throw Failure.notFound
      case .outputLimitExceeded: throw Failure.wroteTooMuch
      default: throw Failure.cannotRun("\(error)".escapedForDisplay)
      }
    }
  }

  /// The path of a program that has a slash in its name: relative to the folder that it runs in.
  private func path(of program: String) -> FilePath {
    FilePath(program.hasPrefix("/") ? program : "\(folder)/\(program)")
  }

  /// How a program ended, with the last line that it wrote to standard error.
  private func description(of status: TerminationStatus, tail: [UInt8]) -> String {
    let ending =
      switch status {
      case .exited(let code): "failed with status \(code)"
      case .signaled(let signal): "was ended by signal \(signal)"
      }
    let lines = String(decoding: tail, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let last = lines.last(where: { !$0.allSatisfy(\.isWhitespace) }) else { return ending }
    return "\(ending): \(String(last).trimmed.quoted)"
  }
}
