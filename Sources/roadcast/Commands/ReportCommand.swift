import ArgumentParser

/// `roadcast report`.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Tell whether briefings are brief, and about the right things.",
    subcommands: [ReportLengths.self, ReportTags.self]
  )
}
