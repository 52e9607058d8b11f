import ArgumentParser
import RoadcastProduction

/// `roadcast init`.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Create a workspace: a commented show.yml and a first episode.",
    discussion: """
      EXAMPLES
        roadcast init               in the current folder
        roadcast init briefings     in another folder
      """
  )

  @Argument(
    help: "The folder for the workspace (default: the current folder).",
    completion: .directory,
    transform: ArgumentReader.path
  )
  var dir: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      let folder = Paths.absolute(dir ?? common.workspace ?? ".", from: Paths.current)
      let scaffold = WorkspaceScaffold(folder: folder, now: Machine.now)
      let written = try scaffold.create()
      let paths = scaffold.pathsToIgnore.joined(separator: ", ")
      common.printWritten(
        written,
        next: """
          Next, enter your show's title and address in \(folder)/\(written[0]), put recordings \
          next to the episode.yml,
          and run `roadcast check` in that folder.
          """
            + (paths.isEmpty
              ? "" : "\nIf you use Git, add these lines to your .gitignore: \(paths)")
      )
    }
  }
}
