import ArgumentParser
import RoadcastModel
import RoadcastProduction
import RoadcastSearch

/// `roadcast search`.
struct Search: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the moment where it was said.",
    discussion: """
      EXAMPLES
        roadcast search scanner                              a word
        roadcast search '"guided pilot"' onboard*            a phrase, and a word's beginning
        roadcast search dental tag:outcome=retention         in what has a tag
        roadcast search pilot speaker:"Dana Reyes"           in what somebody says
        roadcast search --json --limit 5 scanner             for a script

      Case and accents do not matter. All words must occur in a chapter, its title or its tags; the \
      sentences that have most of them are told, with the address that plays from there.
      """
  )

  @Argument(help: "Words, \"phrases\", prefixes*, tag:facet=value, speaker:name.")
  var words: [String]

  @Option(help: ArgumentHelp("Tell so many moments at most.", valueName: "n"))
  var limit = 20

  @Option(help: ArgumentHelp("Look in this audience's feed only.", valueName: "name"))
  var audience: String?

  @OptionGroup var moment: NowOption

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(1...10_000).contains(limit) { throw ValidationError("--limit is from 1 to 10000") }
  }

  func run() async throws {
    try await ExitStatus.guarding(common) {
      let query: SearchQuery
      do throws(SearchQuery.Failure) {
        query = try SearchQuery(words)
      } catch {
        common.printer.tell(error.message)
        throw ExitStatus.usage
      }
      let progress = ProgressBar(isOn: !common.quiet && !common.json)
      let production = Production(
        workspace: try common.openWorkspace(),
        options: Production.Options(now: moment.now ?? Machine.now, jobs: Machine.cores),
        progress: progress
      )
      defer { progress.finish() }
      let report = try await production.search(query, audience: audience, limit: limit)
      progress.finish()
      tellTroubles(of: report)
      guard let cost = report.cost else { throw ExitStatus.contentHasErrors }
      if common.json {
        Output.result(report.json)
      } else {
        let list = MomentList(report: report, style: Style(common.color))
        Output.result(list.text)
      }
      if common.verbose { Output.note(MomentList.told(cost)) }
    }
  }

  /// What keeps a search from finding all; the rest is for `check` to tell.
  private func tellTroubles(of report: SearchReport) {
    guard !common.quiet || report.cost == nil else { return }
    let errors = report.diagnostics.filter { $0.severity == .error }
    if report.cost == nil || common.verbose {
      common.printer.print(report.diagnostics)
    } else if !errors.isEmpty {
      let count = "\(errors.count) error\(errors.count == 1 ? "" : "s")"
      Output.note(
        "the workspace has \(count), and not all may be found; `roadcast check` tells more"
      )
    }
  }
}
