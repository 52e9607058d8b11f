import ArgumentParser
import RoadcastModel
import RoadcastSubscribers

/// `roadcast subscribers sync`.
struct SubscribersSyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Make the subscribers match a list of people, such as an HR export.",
    discussion: """
      EXAMPLES
        roadcast subscribers sync people.csv --dry-run   show what would change
        roadcast subscribers sync people.csv             add, move, suspend and resume people
        roadcast subscribers sync people.csv --yes       even if more than a fifth have left

      The first row names the columns: name, email, audience, until, and one for each facet of the show, such \
      as territory. Only name is required. Other columns are ignored. A person is found by e-mail address, \
      or else by name. Active people who aren't in the list are suspended, and resumed when they come \
      back; those whom you suspended or revoked yourself stay so. A CSV file of any spreadsheet will do, with \
      commas, semicolons or tabs.
      """
  )

  @Argument(
    help: ArgumentHelp("The list of people.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "txt"]),
    transform: ArgumentReader.path
  )
  var file: String

  @Flag(name: [.customShort("n"), .long], help: "Show what would change, and change nothing.")
  var dryRun = false

  @Flag(help: "Suspend people even if they are more than a fifth.")
  var yes = false

  @OptionGroup var time: NowOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      do {
        let sync = try common.withDesk(at: time) {
          try $0.sync(
            with: Paths.absolute(file, from: Paths.current),
            called: file,
            isTrial: dryRun,
            isSure: yes
          )
        }
        common.printer.print(sync.diagnostics)
        if common.json {
          Output.result(sync.json(isTrial: dryRun))
        } else if !common.quiet {
          Output.result(SyncSummary(sync, isTrial: dryRun).text)
        }
      } catch let unreadable as UnreadablePeople {
        common.printer.print(unreadable.diagnostics)
        throw ExitStatus.contentHasErrors
      }
    }
  }
}
