import ArgumentParser
import RoadcastModel
import RoadcastProduction

/// `roadcast transcribe`.
struct Transcribe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Have recordings without a transcript written down.",
    discussion: """
      EXAMPLES
        roadcast transcribe                        all recordings without a transcript
        roadcast transcribe 2026-11-20-northwind   those of one episode
        roadcast transcribe --timeout 30:00        give each half an hour at most

      Runs the program that show.yml names, once for each recording and without a shell:
        transcriber: whisper-cli -m models/base.en.bin -l {language} -ovtt {audio}
      It is run in the workspace. {audio} is a copy of the recording (WAV, 16 kHz, mono, 16 bits), \
      {folder} an empty folder for what it writes, {language} the show's language (en). Taken is the \
      .vtt, .srt, .json or .txt that it writes beside {audio}, else what it prints. It is kept beside \
      the recording: read it, and correct it. What is there already is never written over. No other \
      command runs a program that a manifest names.
      """
  )

  @Argument(help: "The episodes to transcribe (default: all).")
  var slug: [String] = []

  @Option(
    help: ArgumentHelp(
      "How long one recording may take (default: 10:00 and ten times its length).",
      valueName: "m:ss"
    )
  )
  var timeout: String?

  @OptionGroup var moment: NowOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard let timeout else { return }
    guard let length = Milliseconds(clock: timeout), length.count > 0 else {
      throw ValidationError("--timeout is minutes and seconds, as in 30:00")
    }
  }

  func run() async throws {
    try await ExitStatus.guarding(common) {
      var options = Production.Options(now: moment.now ?? Machine.now, jobs: Machine.cores)
      options.slugs = slug
      let progress = ProgressBar(isOn: !common.quiet && !common.json)
      Signals.watch()
      let production = Production(
        workspace: try common.openWorkspace(),
        options: options,
        progress: progress
      )
      defer { progress.finish() }
      let report = try await production.transcribe(
        limit: timeout.flatMap { Milliseconds(clock: $0) }
      )
      progress.finish()
      common.printer.print(report.diagnostics)
      for failure in report.failures { common.printer.tell(failure) }
      if common.json {
        Output.result(report.json)
      } else if !common.quiet {
        Output.result(told(report))
      }
      if !report.failures.isEmpty { throw ExitStatus.workFailed }
      if report.hasErrors { throw ExitStatus.contentHasErrors }
    }
  }

  private func told(_ report: TranscriptionReport) -> String {
    var lines = report.written.map {
      "  \($0.transcript.escapedForDisplay)  \($0.words) words in \(LengthText.format($0.length))"
    }
    let count = report.written.count
    lines.append(
      "\(count) transcript\(count == 1 ? "" : "s") written, \(report.present) there already"
        + (count > 0 ? "; read them, and correct what was misheard" : "")
    )
    return lines.joined(separator: "\n")
  }
}
