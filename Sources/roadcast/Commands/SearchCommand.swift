import ArgumentParser
import RoadcastModel
import RoadcastProduction
import RoadcastSearch

/// `roadcast search`.
struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find where something was said.",
    discussion: """
      EXAMPLES
        roadcast search larkspur                          a word
        roadcast search '"walked the floor"' scan*        a phrase, a word's start
        roadcast search larkspur tag:outcome=expansion    with a tag
        roadcast search wren 'speaker:Dana Reyes'         said by one person
        roadcast search --json --limit 5 larkspur         for a script

      Case and accents don't matter. All words must be in one chapter, its title or its tags. The \
      best matching sentences are shown, each with an address that plays it from there.
      """
  )

  @Argument(help: "Words, \"phrases\", prefixes*, tag:facet=value or speaker:name.")
  var words: [String]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Show at most this many matches (default: 20).", valueName: "n"),
    transform: ArgumentReader.number(in: 1...10_000)
  )
  var limit: Int = 20

  @Option(help: ArgumentHelp("Search this audience's feed only.", valueName: "name"))
  var audience: String?

  @OptionGroup var time: NowOption

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.reportingFailures {
      let query = try parseQuery()
      let report = try await common.withProduction(time.productionOptions) { production in
        try await production.search(
          query,
          feed: audience.map(FeedName.audience),
          limit: limit
        )
      }
      printProblems(of: report)
      guard let cost = report.cost else { throw ExitStatus.contentHasErrors }
      let list = SearchResultList(report: report, style: common.style)
      Output.result(common.json ? report.json : list.text)
      if common.verbose { Output.note(list.text(of: cost)) }
    }
  }

  private func parseQuery() throws -> SearchQuery {
    do throws(SearchQuery.Failure) {
      return try SearchQuery(words)
    } catch {
      common.printer.printFailure(error.message)
      throw ExitStatus.usage
    }
  }

  /// Prints why results may be missing.
  ///
  /// `check` reports everything else.
  private func printProblems(of report: SearchReport) {
    guard !common.quiet || report.cost == nil else { return }
    let errors = report.diagnostics.count { $0.severity == .error }
    if report.cost == nil || common.verbose {
      common.printer.print(report.diagnostics)
    } else if errors > 0 {
      Output.note(
        "the workspace has \(errors) error\(errors == 1 ? "" : "s"), so results may be missing; "
          + "to see every problem, run `roadcast check`"
      )
    }
  }
}
