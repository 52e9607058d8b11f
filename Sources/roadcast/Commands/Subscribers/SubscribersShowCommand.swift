import ArgumentParser
import RoadcastModel
import RoadcastReports
import RoadcastSubscribers

/// `roadcast subscribers show`.
struct SubscribersShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a person's private address again.",
    discussion: """
      EXAMPLES
        roadcast subscribers show "Dana Reyes"
        roadcast subscribers show dana@example.com --json
        roadcast subscribers show 17

      The address is computed each time, and stored nowhere.
      """
  )

  @Argument(help: "The person's name, e-mail address or id.")
  var name: String

  @OptionGroup var time: NowOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      let (shown, dates) = try common.withDesk(at: time) { (try $0.show([name]), $0.show.dates) }
      common.printAddressed(
        shown,
        text: { SubscriberTables.details(of: $0, dates: dates) },
        json: { $0.first?.json ?? "" }
      )
    }
  }
}
