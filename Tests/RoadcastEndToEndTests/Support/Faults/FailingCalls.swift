import Foundation
import RoadcastTesting

/// Makes one of a command's calls on files fail: `Tests/FailingCalls/failing-calls.c`, loaded ahead of the C
/// library.
struct FailingCalls {
  /// How a call fails.
  enum Failure: CaseIterable {
    case diskError, fullDisk, noPermission, interruption, shortWrite

    /// From now on, the file system says that it can't do that.
    case notSupported

    /// The command is killed a moment before the call.
    case killed

    /// What can happen to any call.
    static let allCases: [Self] = [
      .diskError, .fullDisk, .noPermission, .interruption, .shortWrite,
    ]

    fileprivate var number: Int32 {
      switch self {
      case .diskError: EIO
      case .fullDisk: ENOSPC
      case .noPermission: EACCES
      case .interruption: EINTR
      case .shortWrite: 0
      case .notSupported: EINVAL
      case .killed: -1
      }
    }

    /// Whether the command has to cope with it, so that nothing seems to have happened.
    var isHarmless: Bool { self == .interruption || self == .shortWrite }

    /// Whether all later calls fail too.
    fileprivate var isForever: Bool { self == .fullDisk || self == .notSupported }
  }

  /// What a command did, and which of its calls failed.
  struct Result {
    var outcome: Outcome

    /// The name and path of each call that failed.
    var failed: [Substring]

    /// The number of calls that could have failed.
    var count: Int
  }

  private let library: String
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    library = "\(folder.path)/failing-calls.so"
    let source = "\(Repository.path)/Tests/FailingCalls/failing-calls.c"
    let outcome = try Command("clang", ["-shared", "-fPIC", "-O1", "-o", library, source]).run()
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
  }

  /// Runs a command.
  ///
  /// - Parameters:
  ///   - command: A command of ours.
  ///   - number: The call that fails, from 1; nil for none.
  ///   - name: Only calls with this name count; nil for all.
  ///   - path: Only calls on paths with this text count.
  ///   - failure: How it fails.
  /// - Returns: What became of it.
  /// - Throws: If it can't be run.
  func run(
    _ command: Command,
    call number: Int?,
    named name: String? = nil,
    on path: String,
    _ failure: Failure
  ) throws -> Result {
    let notes = try TemporaryFolder()
    try notes.write("", to: "mark")
    var settings = [
      "FAILING_PATH": path, "FAILING_CALL": "\(number ?? 1_000_000_000)",
      "FAILING_WITH": "\(failure.number)", "FAILING_MARK": "\(notes.path)/mark",
      "FAILING_COUNT": "\(notes.path)/count",
    ]
    if failure.isForever { settings["FAILING_FOREVER"] = "1" }
    settings["FAILING_NAME"] = name
    let outcome = try run(command, settings)
    let mark = notes.text("mark") ?? ""
    let count = (notes.text("count") ?? "").split(separator: "\n").last.flatMap { Int($0) }
    return Result(outcome: outcome, failed: mark.split(separator: "\n"), count: count ?? 0)
  }

  /// Runs a command for which SQLite can't open any database.
  func runWithoutDatabase(_ command: Command) throws -> Outcome {
    try run(command, ["FAILING_DATABASE": "1"])
  }

  private func run(_ command: Command, _ settings: [String: String]) throws -> Outcome {
    var command = command
    command.environment.merge(settings) { $1 }
    command.environment["LD_PRELOAD"] = library
    // Under AddressSanitizer: its library isn't the first one then.
    command.environment["ASAN_OPTIONS"] = "verify_asan_link_order=0"
    return try command.run()
  }
}
