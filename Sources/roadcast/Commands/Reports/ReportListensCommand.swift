import ArgumentParser
import RoadcastFiles
import RoadcastListens
import RoadcastModel
import RoadcastProduction
import RoadcastReports
import RoadcastSubscribers

/// `roadcast report listens`.
struct ReportListensCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "listens",
    abstract: "Count downloads in server logs, by episode, audience and person.",
    discussion: """
      EXAMPLES
        roadcast report listens serve.log                   the log of `roadcast serve`
        roadcast report listens /var/log/nginx/access.log*  nginx's logs, in any order
        ssh web cat serve.log | roadcast report listens -   standard input
        roadcast report listens serve.log --html page.html  the managers' page, with downloads

      A download is an episode that an app has fetched; no log says whether someone has listened. \
      The logs are those of `roadcast serve`, or nginx's and Apache's in the combined format; \
      docs/hosting.md has settings for better ones. They can be compressed with gzip. Private \
      addresses in them are matched with people by .roadcast/key. Neither these nor IP addresses are \
      printed. Active people who have fetched nothing for four weeks are listed. The notes at the end \
      say how downloads are counted.
      """
  )

  @Argument(
    help: ArgumentHelp("The logs; - for standard input.", valueName: "log"),
    completion: .file(),
    transform: ArgumentReader.path
  )
  var logs: [String]

  @OptionGroup var filter: ReportScopeOptions

  @OptionGroup var options: ReportOptions

  func validate() throws {
    if logs.count(where: { $0 == "-" }) > 1 { throw ValidationError("write - only once") }
  }

  func run() async throws {
    let root = try options.common.openWorkspace().root
    try await options.printReport(on: filter.scope, needsAudio: false) { contents in
      let report = ListensReport(
        of: try count(for: contents.plan, root: root),
        in: contents.plan,
        filter.scope
      )
      for problem in report.problems { options.common.printer.printNote(problem) }
      return ReportForms(
        text: {
          ListensTables(report, style: options.common.style, columns: Terminal.output.columns).text
        },
        csv: { report.csv },
        json: { report.json(contents.diagnostics) },
        listens: report
      )
    }
  }

  private func count(for plan: Plan, root: String) throws -> ListenCount {
    let current = Paths.current
    let sources = try logs.map { log in
      LogSource(
        log == "-"
          ? ByteStream(standardInputCalled: "standard input")
          : try ByteStream(path: Paths.absolute(log, from: current), called: log)
      )
    }
    let show = plan.show
    let catalog = try AudioCatalog(root: root, show: show, feeds: plan.feeds)
    let reader = FetchReader(
      show: show,
      catalog: catalog,
      agents: AgentList(),
      tokens: try SubscriberStore(root: root, dates: show.dates).tokenReader(),
      now: plan.now
    )
    let since: Moment? =
      switch filter.start.since {
      case nil: nil
      case .moment(let moment): moment
      case .day(let day): show.dates.readingZone.start(of: day)
      }
    return try ListenCount(sources, reader, catalog, since: since)
  }
}
