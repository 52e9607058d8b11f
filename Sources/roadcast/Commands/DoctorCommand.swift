import ArgumentParser
import RoadcastDoctor
import RoadcastFiles
import RoadcastReports

/// `roadcast doctor`.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at a published feed as podcast apps do, and as a stranger would.",
    discussion: """
      EXAMPLES
        roadcast doctor https://media.example.com/road-notes/feed.xml
        roadcast doctor https://media.example.com/road-notes/s/TOKEN/feed.xml   a private address

      It looks at encryption, redirects, ranges, caching, types, sizes and the rules for feeds, and for what \
      strangers could fetch. Each finding names the line to change in nginx, Caddy or show.yml. It only reads. \
      Exit status: 0 nothing is wrong (but there may be warnings), 1 something is, 2 there's no answer. This \
      needs the program curl.
      """
  )

  @Argument(help: "The address of a feed.")
  var url: String

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
      throw ValidationError("write the feed's address, with https://")
    }
  }

  func run() async throws {
    try await common.reportingFailures {
      Signals.watch()
      let report = try await Doctor(url, now: Machine.now).examine()
      if common.json {
        Output.result(report.json)
      } else if !common.quiet || !report.findings.isEmpty {
        Output.result(DoctorSummary(report, style: common.style).text)
      }
      let isWrong = report.hasErrors || strict && !report.findings.isEmpty
      if isWrong { throw ExitStatus.contentHasErrors }
    }
  }
}
