import ArgumentParser
import RoadcastProduction

/// `roadcast build`.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make feed/: audio, transcripts, chapters and the feeds.",
    discussion: """
      EXAMPLES
        roadcast build                                 what is due now
        roadcast build --now 2026-11-27T06:00:00Z      as it will be then
        roadcast build --skip-invalid                  without the episodes that have errors
        roadcast build --output public                 into another folder

      The folder is replaced as a whole, or not at all: any error leaves it exactly as it was.
      """
  )

  @OptionGroup var judging: JudgingOptions

  @Flag(help: "Leave out episodes with errors instead of stopping.")
  var skipInvalid = false

  @Option(help: ArgumentHelp("The folder to publish to (default: feed).", valueName: "dir"))
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await ExitStatus.guarding(common) {
      var options = judging.options
      options.skipInvalid = skipInvalid
      options.output = output.map { Paths.absolute($0, from: Paths.current) }
      let progress = ProgressBar(isOn: !common.quiet && !common.json)
      Signals.watch()
      let production = Production(
        workspace: try common.openWorkspace(),
        options: options,
        progress: progress
      )
      defer { progress.finish() }
      let report = try await production.build()
      progress.finish()
      common.printer.print(report.diagnostics)
      if common.json {
        Output.result(report.json)
      } else if !common.quiet {
        let summary = Summary(report: report, style: Style(common.color), verbose: common.verbose)
        Output.result(summary.episodes)
        if let build = report.build {
          Output.result("\(summary.limits)\n\n\(summary.built(build))")
        } else {
          Output.result("\(summary.counts ?? ""); nothing was changed; \(summary.limits)")
        }
      }
      if report.hasErrors { throw ExitStatus.contentHasErrors }
    }
  }
}
