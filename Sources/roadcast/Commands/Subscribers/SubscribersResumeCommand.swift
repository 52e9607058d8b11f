import ArgumentParser
import RoadcastSubscribers

/// `roadcast subscribers resume`.
struct SubscribersResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Make suspended addresses work again.",
    discussion: """
      EXAMPLES
        roadcast subscribers resume "Dana Reyes"
        roadcast subscribers resume dana@example.com 17

      The addresses are the same as before.
      """
  )

  @Argument(help: "The people's names, e-mail addresses or ids.")
  var names: [String]

  @OptionGroup var time: NowOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      let people = try common.withDesk(at: time) { try $0.resume(names) }
      common.printChanged(people, "resumed")
    }
  }
}
