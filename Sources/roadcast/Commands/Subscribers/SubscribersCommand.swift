import ArgumentParser

/// `roadcast subscribers`.
struct SubscribersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subscribers",
    abstract: "Give people private addresses, and take them back.",
    discussion: """
      EXAMPLES
        roadcast subscribers add "Dana Reyes" --email dana@example.com --audience midwest
        roadcast subscribers add "Ann Lee" --tags territory=midwest,industry=dental
        roadcast subscribers sync people.csv     make the list match an export
        roadcast subscribers invite              write an e-mail to everyone new

      Each person gets one address, which works in any podcast app without a password. It can be taken back \
      at any time. The people are in .roadcast/subscribers.json, which you may edit and keep in Git; \
      addresses are made from .roadcast/key, which you must keep secret and back up.
      """,
    subcommands: [
      SubscribersAddCommand.self, SubscribersShowCommand.self, SubscribersListCommand.self,
      SubscribersSuspendCommand.self, SubscribersResumeCommand.self,
      SubscribersRevokeCommand.self, SubscribersRotateCommand.self,
      SubscribersSyncCommand.self, SubscribersInviteCommand.self,
    ]
  )

  @OptionGroup var common: CommonOptions
}
