import ArgumentParser
import RoadcastModel
import RoadcastReports
import RoadcastSubscribers

/// `roadcast subscribers list`.
struct SubscribersListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract:
      "List everyone: what they get, whether their address works, and when their app last fetched.",
    discussion: """
      EXAMPLES
        roadcast subscribers list
        roadcast subscribers list --state suspended
        roadcast subscribers list --json

      No address is printed: `roadcast subscribers show NAME` prints one.
      """
  )

  @Option(
    help: ArgumentHelp(
      "Only people whose address is active, expired, suspended or revoked.",
      valueName: "state"
    ),
    transform: { text in
      guard let status = SubscriberEntry.Status(rawValue: text) else {
        throw ValidationError("write active, expired, suspended or revoked")
      }
      return status
    }
  )
  var state: SubscriberEntry.Status?

  @OptionGroup var time: NowOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      let (all, dates) = try common.withDesk(at: time) { (try $0.list(), $0.show.dates) }
      let people = all.filter { state == nil || $0.status == state }
      if common.json {
        Output.result(people.json)
      } else if !common.quiet {
        Output.result(
          SubscriberTables.list(
            people,
            dates: dates,
            style: common.style,
            columns: Terminal.output.columns
          )
        )
      }
    }
  }
}
