import ArgumentParser
import RoadcastModel
import RoadcastReports

/// The options that limit what a report covers.
struct ReportScopeOptions: ParsableArguments {
  @OptionGroup var start: SinceOption

  @Option(help: ArgumentHelp("Report on this audience's feed only.", valueName: "name"))
  var audience: String?

  var scope: ReportScope { ReportScope(since: start.since, feed: audience.map(FeedName.audience)) }
}
