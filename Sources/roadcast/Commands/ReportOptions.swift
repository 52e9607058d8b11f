import RoadcastReports
import ArgumentParser
import RoadcastModel
import RoadcastProduction

/// What every report takes.
struct ReportOptions: ParsableArguments {
  @OptionGroup var judging: NowOption

  @Flag(help: "Print comma-separated values, safe to open in a spreadsheet.")
  var csv = false

  @Option(
    help: ArgumentHelp(
      "Write a page with all reports, to look at and to forward.",
      valueName: "file"
    )
  )
  var html: String?

  @OptionGroup var common: CommonOptions

  var style: Style { Style(common.color) }

  func validate() throws {
    if csv, common.json { throw ValidationError("--csv and --json exclude each other") }
  }

  /// Reads the workspace, tells what is wrong with it, and prints a report in the form asked for.
  ///
  /// - `scope`: what the report is to tell of.
  /// - `listens`: whether it tells of lengths or words; the page always does.
  func run(
    _ scope: ReportScope,
    listens: Bool = true,
    _ makeReport: (Survey.Contents) throws -> ReportForms
  ) async throws {
    try await ExitStatus.guarding(common) {
      let progress = ProgressBar(isOn: !common.quiet && !common.json)
      let production = Production(
        workspace: try common.openWorkspace(),
        options: Production.Options(now: judging.now ?? Machine.now, jobs: Machine.cores),
        progress: progress
      )
      defer { progress.finish() }
      let read = try await production.survey(
        audience: scope.audience,
        readsRecordings: listens || html != nil
      )
      progress.finish()
      common.printer.print(read.diagnostics)
      guard let contents = read.contents else { throw ExitStatus.contentHasErrors }
      let report = try makeReport(contents)
      if let html {
        let path = Paths.absolute(html, from: Paths.current)
        let page = ReportPage(
          ReportPage.Content(of: contents.plan, in: scope, diagnostics: contents.diagnostics)
        )
        try page.write(to: path)
        if !common.quiet { Output.note("wrote \(html.escapedForDisplay)") }
      }
      if common.json {
        Output.result(report.json())
      } else if csv {
        Output.exactly(report.csv())
      } else if html == nil, !common.quiet {
        Output.result(report.text())
      }
      guard report.failures.isEmpty else {
        Output.note(report.failures.map(\.escapedForDisplay).joined(separator: "\n"))
        throw ExitStatus.contentHasErrors
      }
    }
  }
}

/// A report in each form that somebody may ask for.
struct ReportForms {
  var text: () -> String
  var csv: () -> String
  var json: () -> String

  /// Why a job is to fail.
  var failures: [String] = []
}

/// What narrows a report.
struct ScopeOptions: ParsableArguments {
  @OptionGroup var start: SinceOption

  @Option(help: ArgumentHelp("Tell of this audience's feed only.", valueName: "name"))
  var audience: String?

  var scope: ReportScope { ReportScope(since: start.since, audience: audience) }
}

/// From when on a report tells.
struct SinceOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Leave out what went out before, such as 2026-10-01.", valueName: "date"),
    transform: { text in
      guard let start = ReportScope.Start(text) else {
        throw ValidationError("write a date like 2026-10-01")
      }
      return start
    }
  )
  var since: ReportScope.Start?
}

/// The moment of a report.
struct NowOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What counts as now, such as 2026-11-21T12:00:00Z (default: the clock).",
      valueName: "rfc3339"
    ),
    transform: { text in
      switch Moment.parse(text) {
      case .success(let moment): return moment
      case .failure: throw ValidationError("write a moment like 2026-11-21T12:00:00Z")
      }
    }
  )
  var now: Moment?
}
