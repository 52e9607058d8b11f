import ArgumentParser
import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import RoadcastReports

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: [.customShort("C", allowingJoined: true), .long],
    help: ArgumentHelp(
      "The workspace (default: the current folder, or its nearest parent with a show.yml).",
      valueName: "dir"
    ),
    completion: .directory,
    transform: ArgumentReader.path
  )
  var workspace: String?

  @Flag(help: "Print one JSON document to standard output.")
  var json = false

  @Flag(name: [.customShort("q"), .long], help: "Print only errors and warnings.")
  var quiet = false

  @Flag(name: [.customShort("v"), .long], help: "Show more detail.")
  var verbose = false

  @Option(help: "When to use color.")
  var color: ColorChoice = .auto

  /// The style of results, which go to standard output.
  var style: TerminalStyle { TerminalStyle(color, on: .output) }

  /// Prints problems to standard error, which can lead elsewhere.
  var printer: DiagnosticPrinter {
    DiagnosticPrinter(style: TerminalStyle(color, on: .error), showsAll: verbose)
  }

  /// Opens the workspace that the command works in.
  ///
  /// - Throws: `WorkFailure` if there is no workspace.
  func openWorkspace() throws -> Workspace {
    let current = Paths.current
    guard let workspace else { return try Workspace.find(from: current) }
    let folder = Paths.absolute(workspace, from: current)
    guard FileSystem.exists(folder) else {
      throw WorkFailure("the folder \(workspace) doesn't exist; check the path after -C")
    }
    let found = try Workspace.find(from: folder)
    guard found.root == folder || folder == "/" else {
      throw WorkFailure(
        "no \(Workspace.showManifest) in \(workspace); name the workspace itself: -C \(found.root)"
      )
    }
    return found
  }

  /// Does work on the workspace, and shows its progress if there is a terminal to show it on.
  ///
  /// The progress bar is gone when this function returns.
  func withProduction<Result>(
    _ options: Production.Options,
    _ work: (Production) async throws -> Result
  ) async throws -> Result {
    let progress = ProgressBar(isOn: !quiet && !json)
    defer { progress.finish() }
    let production = Production(
      workspace: try openWorkspace(),
      options: options,
      progress: progress
    )
    return try await work(production)
  }

  /// Does a command's work, and prints a failure as one sentence, after the problems found until then.
  ///
  /// - Throws: An `ExitCode`, or an error that the argument parser prints.
  func reportingFailures(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let failure as ProductionFailure {
      printer.print(failure.diagnostics)
      throw report(failure.cause)
    } catch {
      throw report(error)
    }
  }

  /// Prints an error, unless the argument parser does.
  ///
  /// - Parameter error: What a command's work threw.
  /// - Returns: What the command throws.
  private func report(_ error: any Error) -> any Error {
    switch error {
    case let failure as WorkFailure:
      printer.printFailure(failure.message)
      return failure.isUsage ? ExitStatus.usage : ExitStatus.workFailed
    case is ExitCode, is ValidationError, is CleanExit:
      return error
    default:
      // An unexpected error: it must not look like an error of the content, or like success.
      printer.printFailure(
        "the work stopped unexpectedly (\("\(error)".escapedForDisplay)); try again, and report this if it "
          + "happens again"
      )
      return ExitStatus.workFailed
    }
  }

  /// Prints the files that a command wrote, and what to do next.
  ///
  /// - Parameters:
  ///   - paths: Relative to the workspace.
  ///   - next: The next steps, in a sentence or two.
  func printWritten(_ paths: [String], next: String) {
    if json {
      Output.result(WrittenFiles(written: paths).json)
    } else if !quiet {
      let lines = paths.map { "wrote \($0.escapedForDisplay)" } + [next]
      Output.result(lines.joined(separator: "\n"))
    }
  }
}
