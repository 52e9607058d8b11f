import ArgumentParser

/// `roadcast report`.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report on the lengths, the topics and the downloads of episodes.",
    subcommands: [ReportLengthsCommand.self, ReportTagsCommand.self, ReportListensCommand.self]
  )

  @OptionGroup var common: CommonOptions
}
