import ArgumentParser
import RoadcastModel
import RoadcastProduction

/// `roadcast init`.
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a workspace: a commented show.yml and a first episode folder.",
    discussion: """
      EXAMPLES
        roadcast init               in this folder
        roadcast init briefings     in another one
      """
  )

  @Argument(help: "The folder (default: this one).")
  var dir: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await ExitStatus.guarding(common) {
      let folder = Paths.absolute(dir ?? common.workspace ?? ".", from: Paths.current)
      let written = try Scaffold.workspace(at: folder, now: Machine.now)
      common.tellWritten(
        written,
        next: "Write your show's name and address into \(folder)/\(written[0]), put recordings "
          + "beside the episode.yml,\nthen run `roadcast check` there."
      )
    }
  }
}

extension CommonOptions {
  /// The files that a command wrote, and what to do next.
  func tellWritten(_ paths: [String], next: String) {
    if json {
      Output.result(WrittenFiles(written: paths).json)
    } else if !quiet {
      let lines = paths.map { "wrote \($0.escapedForDisplay)" } + [next]
      Output.result(lines.joined(separator: "\n"))
    }
  }
}
