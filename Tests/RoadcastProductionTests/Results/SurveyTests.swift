import RoadcastModel
import RoadcastReports
import RoadcastTesting
import Synchronization
import Testing

@testable import RoadcastProduction

/// Reports measure once, and remember.
struct SurveyTests {
  private final class Listener: ProgressObserver {
    let heard = Mutex<[String]>([])

    func waitForBuild(of folder: String) {}
    func begin(_ step: StepName) {}
    func listening(to recording: String) { heard.withLock { $0.append(recording) } }
    func willEncode(seconds: Double) {}
    func encoded(seconds: Double, of recording: String) {}
  }

  private func report(_ folder: SampleWorkspace) async throws -> (lengths: [Int], heard: [String]) {
    let listener = Listener()
    let report = try await Production(
      workspace: try Workspace(root: folder.path),
      options: Production.Options(now: try Moment.parse(SampleWorkspace.now).get(), jobs: 2),
      progress: listener
    ).survey(feed: nil)
    let plan = try #require(report.contents).plan
    let lengths = LengthsReport(of: plan, in: ReportScope()).cuts.map {
      $0.cut.length.milliseconds.count
    }
    return (lengths, listener.heard.withLock(\.self).sorted())
  }

  @Test func `a known recording isn't measured again, unless the cache is gone`()
    async throws
  {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode(
      "one",
      recordings: ["01.wav": .tone(seconds: 1.25), "02.wav": .tone(500, seconds: 2)]
    )
    try workspace.addEpisode(
      "planned",
      published: "2026-12-20T06:00:00Z",
      recordings: ["01.wav": .tone(600)]
    )
    // A stamp is believed once it is older than a file system's clock ticks.
    try await Task.sleep(for: .milliseconds(80))
    let recordings = ["episodes/one/01.wav", "episodes/one/02.wav"]
    let first = try await report(workspace)
    #expect(first.heard == recordings)
    let second = try await report(workspace)
    #expect(second.heard == [])
    #expect(second.lengths == first.lengths)
    try workspace.remove(".roadcast")
    let third = try await report(workspace)
    #expect(third.heard == recordings)
    #expect(third.lengths == first.lengths)
  }
}
