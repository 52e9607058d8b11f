import ArgumentParser
import RoadcastFiles
import RoadcastProduction

/// `roadcast build`.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build feed/: audio, transcripts, chapters, feeds and pages.",
    discussion: """
      EXAMPLES
        roadcast build                               everything that is due now
        roadcast build --now 2026-11-27T06:00:00Z    everything that is due then
        roadcast build --skip-invalid                leave out episodes with errors
        roadcast build --output public               publish to another folder

      Feeds with drafts and early episodes are built in private/, which must never be public. Each \
      folder is replaced in one step. If anything is wrong, it stays exactly as it was.
      """
  )

  @OptionGroup var checking: CheckingOptions

  @Flag(help: "Leave out episodes with errors instead of stopping.")
  var skipInvalid = false

  @Option(
    help: ArgumentHelp("The folder to publish to (default: feed).", valueName: "dir"),
    completion: .directory,
    transform: ArgumentReader.path
  )
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      var options = checking.productionOptions
      options.skipInvalid = skipInvalid
      options.output = output.map { Paths.absolute($0, from: Paths.current) }
      Signals.watch()
      let report = try await common.withProduction(options) { try await $0.build() }
      common.printer.print(report.diagnostics)
      for note in report.notes { common.printer.printNote(note) }
      if common.json {
        Output.exactly(await report.json(jobs: options.jobs))
      } else if !common.quiet {
        let summary = Summary(report: report, style: common.style, verbose: common.verbose)
        Output.result(summary.episodes)
        if let build = report.build {
          Output.result("\(summary.limits)\n\n\(summary.text(of: build))")
        } else {
          Output.result("\(summary.counts ?? ""); nothing was changed; \(summary.limits)")
        }
      }
      if report.hasErrors { throw ExitStatus.contentHasErrors }
    }
  }
}
