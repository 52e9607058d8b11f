import Foundation

/// A program to run in its own process.
package struct Command {
  package var program: String
  package var arguments: [String]

  /// Added to a small environment that doesn't depend on the tester's settings.
  package var environment: [String: String] = [:]

  /// What programs need to run at all, and where a sanitizer's build writes its reports.
  private static let inheritedVariables = [
    "PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS",
  ]

  /// The folder to start in; nil for the tests' own.
  package var folder: String?

  package init(_ program: String, _ arguments: [String] = []) {
    self.program = program
    self.arguments = arguments
  }

  /// Starts the program without waiting for it.
  package func start() throws -> RunningCommand {
    let own = ProcessInfo.processInfo.environment
    var variables = ["LC_ALL": "C", "TZ": "UTC"]
    for name in Self.inheritedVariables { variables[name] = own[name] }
    let path = program.contains("/") ? URL(filePath: program).path : program
    // env finds programs by their names, and goes to the folder.
    let place = folder.map { ["--chdir", URL(filePath: $0).path] } ?? []
    return try RunningCommand(
      "/usr/bin/env",
      place + [path] + arguments,
      environment: variables.merging(environment) { $1 }
    )
  }

  /// Runs the program and waits for its end, or kills it after `timeout` seconds.
  package func run(timeout: Double = 60) throws -> Outcome {
    try start().wait(timeout: timeout)
  }
}
