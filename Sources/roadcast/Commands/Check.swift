import ArgumentParser
import RoadcastProduction

/// `roadcast check`.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say all that is wrong, and write nothing.",
    discussion: """
      EXAMPLES
        roadcast check                            every episode, drafts and scheduled ones too
        roadcast check 2026-11-20-northwind       one episode
        roadcast check --strict --json            for a pull request

      Each finding has its file, line and column. The length limits are judged to the sample.
      """
  )

  @Argument(help: "The episodes to judge (default: all).")
  var slug: [String] = []

  @OptionGroup var judging: JudgingOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await ExitStatus.guarding(common) {
      var options = judging.options
      options.slugs = slug
      let progress = ProgressBar(isOn: !common.quiet && !common.json)
      let production = Production(
        workspace: try common.openWorkspace(),
        options: options,
        progress: progress
      )
      let report = try await production.check()
      progress.finish()
      common.printer.print(report.diagnostics)
      if common.json {
        Output.result(report.json)
      } else if !common.quiet {
        let summary = Summary(report: report, style: Style(common.color), verbose: common.verbose)
        Output.result(summary.episodes)
        Output.result("\(summary.counts ?? "all is well"); \(summary.limits)")
      }
      if report.hasErrors { throw ExitStatus.contentHasErrors }
    }
  }
}
