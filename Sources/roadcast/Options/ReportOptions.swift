import ArgumentParser
import RoadcastModel
import RoadcastProduction
import RoadcastReports

/// The options that every report takes, and the printing of a report in the form they choose.
struct ReportOptions: ParsableArguments {
  @OptionGroup var time: NowOption

  @Flag(help: "Print comma-separated values, safe to open in a spreadsheet.")
  var csv = false

  @Option(
    help: ArgumentHelp("Write a page with all reports, to view and share.", valueName: "file"),
    completion: .file(),
    transform: ArgumentReader.path
  )
  var html: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if csv, common.json { throw ValidationError("--csv and --json can't be used together") }
  }

  /// Reads the workspace, prints its problems, and prints a report.
  ///
  /// - Parameters:
  ///   - scope: What the report covers.
  ///   - needsAudio: Whether the report shows lengths or words. The page always does.
  ///   - makeReport: Makes the report from what was read.
  /// - Throws: `ExitStatus.contentHasErrors` if the show's manifest can't be read, or if the report
  ///   has failures.
  func printReport(
    on scope: ReportScope,
    needsAudio: Bool = true,
    _ makeReport: (Survey.Contents) throws -> ReportForms
  ) async throws {
    try await common.reportingFailures {
      let read = try await common.withProduction(time.productionOptions) { production in
        try await production.survey(
          feed: scope.feed,
          readsRecordings: needsAudio || html != nil,
          readsColours: html != nil
        )
      }
      common.printer.print(read.diagnostics)
      guard let contents = read.contents else { throw ExitStatus.contentHasErrors }
      let report = try makeReport(contents)
      if let html { try writePage(contents, scope, report.listens, to: html) }
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

  private func writePage(
    _ contents: Survey.Contents,
    _ scope: ReportScope,
    _ listens: ListensReport?,
    to file: String
  ) throws {
    var content = ReportPage.Content(
      of: contents.plan,
      in: scope,
      diagnostics: contents.diagnostics,
      colours: contents.colours
    )
    content.listens = listens
    let page = ReportPage(content)
    try page.write(to: Paths.absolute(file, from: Paths.current))
    if !common.quiet { Output.note("wrote \(file.escapedForDisplay)") }
  }
}
