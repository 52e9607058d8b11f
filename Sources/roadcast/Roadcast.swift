import ArgumentParser

/// The command.
@main
struct Roadcast: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roadcast",
    abstract: "Weekly audio briefings for people on the road: WAVs in, a podcast feed out.",
    discussion: """
      EXAMPLES
        roadcast init briefings                 make a workspace
        roadcast new 2026-11-27-kickoff *.wav   make an episode of recordings
        roadcast transcribe                     write down what is said in them
        roadcast check                          say all that is wrong
        roadcast build                          make feed/, ready for any web server
        roadcast report lengths                 are briefings brief?
        roadcast calendar                       are they on time?
        roadcast search guided pilot            where was it said?

      Exit status: 0 all is well, 1 the content has errors, 2 the work failed, 64 the command line \
      is wrong, 130 interrupted.
      """,
    version: version,
    subcommands: [
      Init.self, New.self, Transcribe.self, Check.self, Build.self, ReportCommand.self,
      CalendarCommand.self, Search.self,
    ]
  )

  /// What `--version` says.
  static let version = "0.1.0"

  static func main() async {
    await main(ArgumentOrder.subcommandFirst(Array(CommandLine.arguments.dropFirst())))
  }
}
