import ArgumentParser

/// `roadcast report`.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report on the lengths and the topics of episodes.",
    subcommands: [ReportLengthsCommand.self, ReportTagsCommand.self]
  )

  @OptionGroup var common: CommonOptions
}
