import ArgumentParser
import RoadcastSubscribers

/// `roadcast subscribers suspend`.
struct SubscribersSuspendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: "Stop addresses from working, until you resume them.",
    discussion: """
      EXAMPLES
        roadcast subscribers suspend "Dana Reyes"
        roadcast subscribers suspend dana@example.com 17

      The addresses answer "not found" within a second. The people keep their address: `resume` makes it work again. What is on their phones stays there.
      """
  )

  @Argument(help: "The people's names, e-mail addresses or ids.")
  var names: [String]

  @OptionGroup var time: NowOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      let people = try common.withDesk(at: time) { try $0.suspend(names) }
      common.printChanged(people, "suspended")
    }
  }
}
