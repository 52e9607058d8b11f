import ArgumentParser
import RoadcastSubscribers

/// `roadcast subscribers rotate`.
struct SubscribersRotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Give people new addresses; the old ones stop working.",
    discussion: """
      EXAMPLES
        roadcast subscribers rotate "Dana Reyes"    their address was passed on
        roadcast subscribers rotate --all           everyone's

      Send people their new address: `roadcast subscribers invite` writes to everyone who hasn't got it yet. \
      Their apps keep what was played.
      """
  )

  @Argument(help: "The people's names, e-mail addresses or ids.")
  var names: [String] = []

  @Flag(help: "Everyone who isn't revoked.")
  var all = false

  @OptionGroup var time: NowOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if all, !names.isEmpty { throw ValidationError("write names or --all, not both") }
    if !all, names.isEmpty { throw ValidationError("write who gets a new address, or --all") }
  }

  func run() async throws {
    try await common.reportingFailures {
      let rotated = try common.withDesk(at: time) { try $0.rotate(all ? nil : names) }
      common.printAddressed(
        rotated,
        text: { "new address for \($0.label)\n\($0.address ?? "")" },
        json: { $0.json }
      )
    }
  }
}
