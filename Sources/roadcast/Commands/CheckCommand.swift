import ArgumentParser
import RoadcastProduction

/// `roadcast check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report every problem. Changes nothing but the cache.",
    discussion: """
      EXAMPLES
        roadcast check                         every episode, including drafts
        roadcast check 2026-11-20-northwind    one episode
        roadcast check --strict --json         in a pull request
        roadcast check --cuts                  and each version by subscribers' tags

      Each problem is shown with its file, line and column. Of more than ten warnings of one \
      kind, three are shown: --verbose shows all of them, and --json always does. Length limits are \
      exact to the sample.
      """
  )

  @Argument(help: "The episodes to check (default: all).")
  var slug: [String] = []

  @Flag(help: "List the versions that subscribers get for their tags, too.")
  var cuts = false

  @OptionGroup var checking: CheckingOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      var options = checking.productionOptions
      options.slugs = slug
      let report = try await common.withProduction(options) { try await $0.check() }
      common.printer.print(report.diagnostics)
      if common.json {
        Output.exactly(await report.json(jobs: options.jobs))
      } else if !common.quiet {
        let summary = Summary(report: report, style: common.style, verbose: common.verbose)
        Output.result(summary.episodes)
        if cuts { Output.result(summary.cuts) }
        Output.result("\(summary.counts ?? "no problems"); \(summary.limits)")
      }
      if report.hasErrors { throw ExitStatus.contentHasErrors }
    }
  }
}
