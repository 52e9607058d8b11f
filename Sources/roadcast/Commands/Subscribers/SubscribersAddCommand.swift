import ArgumentParser
import RoadcastSubscribers

/// `roadcast subscribers add`.
struct SubscribersAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a person, and print their private address.",
    discussion: """
      EXAMPLES
        roadcast subscribers add "Dana Reyes"                     gets the main feed
        roadcast subscribers add "Dana Reyes" --audience midwest  gets an audience's feed
        roadcast subscribers add "Ann Lee" --tags territory=midwest,industry=dental
        roadcast subscribers add "Bo Chen" --until 2026-12-31     until the end of that day

      A person with tags gets their own version of each episode: every segment whose `only` names one \
      of their tags for each of its facets. The next build makes it.
      """
  )

  @Argument(help: "The person's name.")
  var name: String

  @Option(help: ArgumentHelp("Their e-mail address, for invitations.", valueName: "address"))
  var email: String?

  @Option(help: ArgumentHelp("The audience whose feed they get.", valueName: "name"))
  var audience: String?

  @Option(
    help: ArgumentHelp(
      "The tags that choose their own version, with commas between them.",
      valueName: "facet=tag"
    )
  )
  var tags: String?

  @Option(help: ArgumentHelp("The last day on which the address works.", valueName: "date"))
  var until: String?

  @OptionGroup var time: NowOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      let added = try common.withDesk(at: time) { desk in
        try desk.add(
          NewSubscriber(
            name: name,
            email: email,
            audience: audience,
            tags: tags,
            until: until,
            in: desk.show
          )
        )
      }
      common.printAddressed(
        added,
        text: { "added \($0.label)\n\($0.address ?? "")" },
        json: { $0.first?.json ?? "" }
      )
    }
  }
}
