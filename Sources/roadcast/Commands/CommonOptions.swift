import RoadcastFiles
import ArgumentParser
import RoadcastModel
import RoadcastProduction

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: [.customShort("C"), .long],
    help: ArgumentHelp(
      "The workspace's folder (default: this folder, or the nearest parent that is one).",
      valueName: "dir"
    )
  )
  var workspace: String?

  @Flag(help: "Print one JSON document on standard output.")
  var json = false

  @Flag(name: [.customShort("q"), .long], help: "Print errors and warnings only.")
  var quiet = false

  @Flag(name: [.customShort("v"), .long], help: "Tell more.")
  var verbose = false

  @Option(help: "When to use colour: auto, always or never.")
  var color: ColorChoice = .auto

  var printer: DiagnosticPrinter { DiagnosticPrinter(style: Style(color)) }

  /// The workspace to work in.
  func openWorkspace() throws -> Workspace {
    let here = Paths.current
    guard let workspace else { return try Workspace.find(from: here) }
    let folder = Paths.absolute(workspace, from: here)
    let found = try Workspace.find(from: folder)
    guard found.root == folder else {
      throw WorkFailure(
        "no \(Workspace.showManifest) in \(workspace.quoted); `roadcast init` makes a workspace"
      )
    }
    return found
  }
}

/// What `check` and `build` take on top.
struct JudgingOptions: ParsableArguments {
  @OptionGroup var moment: NowOption

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "How much to work on at once (default: the number of cores).",
      valueName: "n"
    )
  )
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...64).contains(jobs) { throw ValidationError("--jobs is from 1 to 64") }
  }

  var options: Production.Options {
    var options = Production.Options(now: moment.now ?? Machine.now, jobs: jobs ?? Machine.cores)
    options.strict = strict
    return options
  }
}
