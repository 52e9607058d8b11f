import ArgumentParser
import RoadcastSubscribers

/// `roadcast subscribers revoke`.
struct SubscribersRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Stop addresses from working for good.",
    discussion: """
      EXAMPLES
        roadcast subscribers revoke "Dana Reyes"
        roadcast subscribers revoke dana@example.com 17

      The address never works again, and no one else ever gets it. Someone who comes back is added anew.
      """
  )

  @Argument(help: "The people's names, e-mail addresses or ids.")
  var names: [String]

  @OptionGroup var time: NowOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      let people = try common.withDesk(at: time) { try $0.revoke(names) }
      common.printChanged(people, "revoked")
    }
  }
}
