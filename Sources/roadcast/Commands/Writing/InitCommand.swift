import ArgumentParser
import RoadcastModel
import RoadcastProduction

/// `roadcast init`.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Create a workspace: a commented show.yml and a first episode.",
    discussion: """
      EXAMPLES
        roadcast init                                in the current folder
        roadcast init briefings                      in another folder
        roadcast init briefings --min-length 0:10    to try short recordings
      """
  )

  @Argument(
    help: "The folder for the workspace (default: the current folder).",
    completion: .directory,
    transform: ArgumentReader.path
  )
  var dir: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The shortest length of an episode that show.yml allows (default: 5:00).",
      valueName: "m:ss"
    ),
    transform: { text in
      guard let limit = Milliseconds(clock: text) else {
        throw ValidationError("write minutes and seconds, such as 0:10")
      }
      return limit
    }
  )
  var minLength: Milliseconds?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      let folder = Paths.absolute(dir ?? common.workspace ?? ".", from: Paths.current)
      let scaffold = WorkspaceScaffold(folder: folder, now: Machine.now, shortest: minLength)
      let report = try scaffold.create()
      let paths = scaffold.pathsToIgnore.joined(separator: ", ")
      common.printWritten(
        report.written,
        next: """
          Next, enter your show's title and address in \(folder)/\(report.written[0]),
          and make an episode: run `roadcast new SLUG RECORDING…` in that folder, or put recordings into
          the folder of the first one, which is still a draft.
          """
            + (paths.isEmpty
              ? "" : "\nIf you use Git, add these lines to your .gitignore: \(paths)")
      )
    }
  }
}
