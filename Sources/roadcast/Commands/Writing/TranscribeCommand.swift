import ArgumentParser
import RoadcastFiles
import RoadcastModel
import RoadcastProduction

/// `roadcast transcribe`.
struct TranscribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transcribe",
    abstract: "Transcribe recordings that have no transcript.",
    discussion: """
      EXAMPLES
        roadcast transcribe                        every recording that has none
        roadcast transcribe 2026-11-20-northwind   the recordings of one episode
        roadcast transcribe --timeout 30:00        half an hour at most for each

      Runs the program that show.yml names, once for each recording and without a shell:
        transcriber: whisper-cli -m models/base.en.bin -l {language} -ovtt {audio}
      The program runs in the workspace folder. {audio} is a copy of the recording (WAV, 16 kHz, \
      mono, 16 bits), {folder} an empty folder for its output, and {language} the show's language, \
      such as en. The transcript is the .vtt, .srt, .json or .txt file that the program writes next \
      to {audio}, or else what it prints. It's saved next to the recording: read it and correct it. \
      Existing files are never replaced. No other command runs a program that a manifest names.
      """
  )

  @Argument(help: "The episodes to transcribe (default: all).")
  var slug: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The time limit for each recording (default: 10:00 plus ten times its length).",
      valueName: "m:ss"
    ),
    transform: { text in
      guard let limit = Milliseconds(clock: text), limit.count > 0 else {
        throw ValidationError("write minutes and seconds, such as 30:00")
      }
      return limit
    }
  )
  var timeout: Milliseconds?

  @OptionGroup var time: NowOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      var options = time.productionOptions
      options.slugs = slug
      Signals.watch()
      let report = try await common.withProduction(options) {
        try await $0.transcribe(limit: timeout)
      }
      common.printer.print(report.diagnostics)
      for failure in report.failures { common.printer.printFailure(failure) }
      if common.json {
        Output.result(report.json)
      } else if !common.quiet {
        Output.result(TranscriptionSummary(report: report).text)
      }
      if !report.failures.isEmpty { throw ExitStatus.workFailed }
      if report.hasErrors { throw ExitStatus.contentHasErrors }
    }
  }
}
