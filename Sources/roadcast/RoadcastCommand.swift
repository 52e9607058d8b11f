import ArgumentParser

/// The `roadcast` command.
@main
struct RoadcastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roadcast",
    abstract: "Turn recordings into short audio briefings, published as a podcast feed.",
    discussion: """
      EXAMPLES
        roadcast init briefings                 create a workspace
        roadcast import https://…/feed.xml      take over a show from elsewhere
        roadcast studio                         make episodes in your browser
        roadcast new 2026-11-27-kickoff *.wav   create an episode from recordings
        roadcast transcribe                     transcribe the recordings
        roadcast check                          report every problem
        roadcast build                          build feed/, ready for any web server
        roadcast serve --preview                listen to it before you publish
        roadcast publish                        send feed/ to where it's hosted
        roadcast doctor https://…/feed.xml      look at the published feed as apps do
        roadcast report lengths                 are episodes short enough?
        roadcast calendar                       are they on time?
        roadcast search larkspur                find where something was said
        roadcast subscribers add "Dana Reyes"   give someone a private address

      Exit status: 0 success, 1 the content has errors, 2 the command failed, 64 the command line \
      is wrong, 130 interrupted, 143 terminated.
      """,
    version: version,
    subcommands: [
      InitCommand.self, ImportCommand.self, NewCommand.self, TranscribeCommand.self,
      CheckCommand.self,
      BuildCommand.self, ReportCommand.self, CalendarCommand.self, SearchCommand.self,
      SubscribersCommand.self, ServeCommand.self, StudioCommand.self, PublishCommand.self,
      DoctorCommand.self,
    ]
  )

  /// The version that `--version` prints.
  static let version = "0.1.0"

  /// Here too, so that these options can be written before a command's name.
  ///
  /// The parser gives every command the values that it has read for the same group.
  @OptionGroup var common: CommonOptions
}
