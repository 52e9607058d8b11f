import RoadcastFiles
import RoadcastModel
import Subprocess
import SystemPackage

/// A program to run without a shell, with limits on its time and output.
///
/// It runs in a process group of its own, which ends with it, when it takes too long, when the task is
/// cancelled, and when this process is interrupted. If this process is killed, the system ends the program
/// itself, where it has util-linux's `setpriv`; what that has started may go on.
package struct ChildProgram: Sendable {
  /// The program and its arguments.
  ///
  /// A name without a slash is looked up in `PATH`. Anyone on the machine can read arguments, so secrets
  /// belong in ``input`` or ``environment``.
  package var words: [String]

  /// The folder that the program runs in; an absolute path.
  package var folder: String

  /// Variables to add to this process's environment.
  package var environment: [String: String] = [:]

  /// What the program reads from its standard input; nil for nothing.
  package var input: [UInt8]?

  /// Creates a program without input, in this process's environment.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments.
  ///   - folder: The folder that it runs in; an absolute path.
  package init(words: [String], folder: String = "/") {
    self.words = words
    self.folder = folder
  }

  /// How many bytes at the end of standard error are kept, to quote its last line.
  private static let tailBytes = 4_096

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - limit: When it takes longer, the program is stopped, and every program that it started.
  ///   - outputLimit: The most bytes of standard output that are accepted.
  ///   - readError: Gets what the program writes to standard error, block by block, as it's written.
  /// - Returns: What the program wrote to standard output.
  /// - Throws: `Failure` if the program can't be run, fails, or takes too long; `CancellationError` if the
  ///   task is cancelled. Then it has ended.
  package func run(
    limit: Duration,
    outputLimit: Int,
    readError: @escaping @Sendable ([UInt8]) -> Void = { _ in }
  ) async throws -> [UInt8] {
    try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask {
        guard let input else {
          return try await run(with: .none, outputLimit: outputLimit, readError: readError)
        }
        return try await run(
          with: ProgramInput(bytes: input),
          outputLimit: outputLimit,
          readError: readError
        )
      }
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

  private func run(
    with input: some InputProtocol,
    outputLimit: Int,
    readError: @Sendable ([UInt8]) -> Void
  ) async throws -> [UInt8] {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    let program = words[0]
    let environment = Environment.inherit.updating(variables)
    do {
      let tied = try await TiedCommand(
        program.contains("/") ? .path(path(of: program)) : .name(program),
        Array(words.dropFirst()),
        in: environment
      )
      let result = try await Subprocess.run(
        tied.executable,
        arguments: Arguments(tied.arguments),
        environment: environment,
        workingDirectory: FilePath(folder),
        platformOptions: options,
        input: input,
        output: .bytes(limit: outputLimit),
        error: .sequence
      ) { execution in
        let group = execution.processIdentifier.value
        UnfinishedWork.programDidStart(group: group)
        defer { UnfinishedWork.programDidEnd(group: group) }
        var tail: [UInt8] = []
        for try await block in execution.standardError {
          let bytes = unsafe block.bytes.withUnsafeBytes { unsafe Array($0) }
          readError(bytes)
          tail = (tail + bytes).suffix(Self.tailBytes)
        }
        // Many programs close their standard error a moment before they end: that isn't the end yet.
        while !ChildProcess.hasEnded(group) { try await Task.sleep(for: .milliseconds(5)) }
        return tail
      }
      guard result.terminationStatus.isSuccess else {
        let ending = ending(of: result.terminationStatus, tail: result.closureResult)
        if let reason = tied.reasonNotToRun(in: ending) { throw Failure.cannotRun(reason) }
        throw Failure.failed(ending)
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

  private var variables: [Environment.Key: String?] {
    var variables: [Environment.Key: String?] = [:]
    for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
    return variables
  }

  /// The path of a program that has a slash in its name: relative to the folder that it runs in.
  private func path(of program: String) -> FilePath {
    FilePath(program.hasPrefix("/") ? program : "\(folder)/\(program)")
  }

  private func ending(of status: TerminationStatus, tail: [UInt8]) -> Ending {
    let lines = String(decoding: tail, as: UTF8.self).split(whereSeparator: \.isNewline)
    let last = lines.last { !$0.allSatisfy(\.isWhitespace) }.map { String($0).trimmed }
    return switch status {
    case .exited(let code): Ending(status: code, lastLine: last)
    case .signaled(let signal): Ending(signal: signal, lastLine: last)
    }
  }
}
