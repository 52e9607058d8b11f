import Foundation
import RoadcastModel
import RoadcastTesting
import Testing

/// Each rule has a folder of broken input: `check` prints the expected text, and `build --strict`
/// stops.
struct InvalidWorkspaceTests {
  private static let good = Result {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        facets: { kind: [news, training], territory: [midwest, south] }
        audiences: { midwest: { title: Midwest, only: { territory: midwest } } }

        """
    )
    try workspace.addEpisode(
      "good",
      published: "2026-11-20T12:00:00+01:00",
      recordings: ["01.wav": .tone()]
    )
    let outcome = try workspace.run("build", "--strict")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return workspace
  }

  /// Rules about planning, which don't keep a build from publishing what is due.
  private static let onlyReportedByCheck = [
    "expires-early", "missed-slot", "empty-slot", "overdue-draft", "review-overdue",
  ]

  @Test(arguments: InvalidFixture.all)
  func `broken content is reported, and the published feed stays as it was`(
    _ fixture: InvalidFixture
  ) throws {
    let workspace = try SampleWorkspace(copying: Self.good.get())
    try fixture.copy(to: workspace)
    let before = try workspace.feed()

    let check = try workspace.run("check")
    // After a change of messages: write them all, and read the diff before you commit it.
    if ProcessInfo.processInfo.environment["ROADCAST_WRITE_EXPECTED"] == "1" {
      let path = "\(Repository.invalidFixtures)/\(fixture.rule)/expected.txt"
      try check.stderr.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try check.stderr == fixture.expected())
    #expect(check.rules.contains(fixture.rule))
    let hasErrors = check.diagnostics.contains { $0.contains(": error: ") }
    #expect(check.end == .exited(hasErrors ? 1 : 0))
    #expect(check.disturbances == [])

    let build = try workspace.run("build", "--strict")
    let publishes = Self.onlyReportedByCheck.contains(fixture.rule)
    #expect(build.end == .exited(publishes ? 0 : 1), "\(build.stderr)")
    if !publishes { #expect(try workspace.feed().differences(from: before) == []) }
    #expect(workspace.names == [".roadcast", "episodes", "feed"])
    #expect(workspace.litter == [])
  }

  /// The rules that no folder of broken input can show, with the tests that show them.
  ///
  /// A folder can't hold permissions, or names that differ only in the encoding of their accents; and
  /// `check` doesn't report what concerns only `transcribe`.
  private static let testedElsewhere: [Rule: String] = [
    .sameName: "AccentTests", .nameNotUTF8: "EpisodeFolderTests",
    .noTranscriber: "TranscribeTests", .guidVersion: "PodcastingTests",
    .unusedTranscript: "TranscribeTests", .csvSyntax: "SubscriberSyncTests",
  ]

  @Test func `every rule has a fixture, or a test of its own`() {
    let rules = Set(Rule.allCases).subtracting(Self.testedElsewhere.keys)
    #expect(Set(InvalidFixture.all.map(\.rule)) == Set(rules.map(\.rawValue)))
  }
}
