import RoadcastFiles
import RoadcastModel
import Subprocess
import SystemPackage

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Runs the show's transcriber on one recording: no shell, no input, and not for ever.
struct RunTranscriber {
  let transcriber: Transcriber

  /// The folder it is run in, an absolute path.
  let folder: String

  /// Why there is nothing to be kept, in words that follow the recording's name.
  struct Failure: Error {
    var message: String
  }

  /// How much of what it says on standard error is looked at: its end.
  private static let tailBytes = 4_096

  /// - `limit`: after that it is stopped, with all that it has started.
  ///
  /// Returns what it wrote on standard output.
  func run(_ places: Transcriber.Places, limit: Duration) async throws -> [UInt8] {
    let words = transcriber.words(for: places)
    return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask { try await output(of: words) }
      group.addTask {
        try await Task.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let output = first else {
        // What it is doing now must have come to its end before the folder goes.
        group.cancelAll()
        while let _ = await group.nextResult() {}
        throw failure(words, "was still at work after \(Self.tell(limit)) and was stopped")
      }
      return output
    }
  }

  private func output(of words: [String]) async throws -> [UInt8] {
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
        output: .bytes(limit: Limits.transcriptBytes),
        error: .sequence
      ) { execution in
        let group = execution.processIdentifier.value
        Interruption.isRunning(group)
        defer {
          Interruption.isRunning(nil)
          // What it has left running would go on for nobody.
          kill(-group, SIGKILL)
        }
        var tail: [UInt8] = []
        for try await block in execution.standardError {
          tail = unsafe (tail + block.bytes.withUnsafeBytes { unsafe Array($0) })
            .suffix(Self.tailBytes)
        }
        // Many programs close their standard error a moment before they end: that isn't the end yet.
        while !Self.hasEnded(group) { try await Task.sleep(for: .milliseconds(5)) }
        return tail
      }
      guard result.terminationStatus.isSuccess else {
        throw failure(words, told(result.terminationStatus, tail: result.closureResult))
      }
      return result.standardOutput
    } catch let error as SubprocessError {
      switch error.code {
      case .executableNotFound:
        throw failure(words, "is not there; install it, or correct `transcriber` in show.yml")
      case .outputLimitExceeded:
        throw failure(words, "wrote over \(Limits.transcriptBytes >> 20) MiB and was stopped")
      default:
        throw failure(words, "can't be run: \("\(error)".escapedForDisplay)")
      }
    }
  }

  /// Whether a child process has ended.
  ///
  /// Its status stays there for `Subprocess` to collect.
  private static func hasEnded(_ process: pid_t) -> Bool {
    var info = unsafe siginfo_t()
    guard unsafe waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 else {
      // Without such a child, its status was collected already.
      return errno != EINTR
    }
    return unsafe info.si_signo == SIGCHLD
  }

  /// A program's path is told from the folder that it runs in.
  private func path(of program: String) -> FilePath {
    FilePath(program.hasPrefix("/") ? program : "\(folder)/\(program)")
  }

  private func told(_ status: TerminationStatus, tail: [UInt8]) -> String {
    let ending =
      switch status {
      case .exited(let code): "failed with status \(code)"
      case .signaled(let signal): "was ended by signal \(signal)"
      }
    let lines = String(decoding: tail, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let last = lines.last(where: { !$0.allSatisfy(\.isWhitespace) }) else { return ending }
    return "\(ending): \(String(last).trimmed.quoted)"
  }

  private func failure(_ words: [String], _ what: String) -> Failure {
    Failure(message: "\(WorkspacePath.name(of: words[0]).quoted) \(what)")
  }

  private static func tell(_ duration: Duration) -> String {
    LengthText.tell(Milliseconds(Int(duration / .milliseconds(1))))
  }
}
