import Foundation
import RoadcastTesting
import Synchronization
import Testing

/// A week of a show, as its timer lives it: from planned to announced, and to the next Monday.
struct PublishingWeekTests {
  private let workspace: SampleWorkspace
  private let place: TemporaryFolder
  private let server: PublicServer
  private let chat: LoopbackServer

  /// How many messages the chat refuses.
  private let refusals: Refusals

  private final class Refusals: Sendable { let count = Mutex(0) }

  private static let slug = "2026-12-04-kickoff"
  private static let manifest = "episodes/\(slug)/episode.yml"

  init() throws {
    place = try TemporaryFolder()
    server = try PublicServer()
    server.serve("\(place.path)/www")
    let refusals = Refusals()
    self.refusals = refusals
    chat = try LoopbackServer { _ in
      let isRefused = refusals.count.withLock { count in
        count -= 1
        return count >= 0
      }
      return LoopbackServer.Reply(isRefused ? 503 : 200)
    }
    workspace = try SampleWorkspace()
    try workspace.write(
      SampleWorkspace.header.replacing(SampleWorkspace.baseURL, with: server.base)
        + SampleWorkspace.shortLength + """
          owner: { name: Field Marketing, email: field@example.com }
          cadence: weekly
          timezone: America/New_York
          publish_time: "06:00"
          approvals: [sales]
          targets:
            web:
              to: \(place.path)/www
              grace: 2d
              announce: { webhook: json, mail: [reps@example.com] }
              report: { mail: [boss@example.com] }

          """,
      to: "episodes/show.yml"
    )
    try workspace.write(chat.address("/hook"), to: ".roadcast/webhooks/web")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600],
      ofItemAtPath: workspace.path(".roadcast/webhooks/web")
    )
    try workspace.addEpisode(
      "2026-11-27-scanner",
      published: "2026-11-27",
      manifest: "expires: 2026-12-05\napproved: { sales: 2026-11-26 Dana Reyes }\n",
      recordings: ["a.wav": .tone()]
    )
  }

  /// What the timer runs.
  @discardableResult
  private func timer(_ now: String, status: Int32 = 0) throws -> String {
    let outcome = try workspace.command(["publish", "--if-due", "-v", "--now", now]).run()
    #expect(outcome.end == .exited(status), "\(now): \(outcome.stderr)")
    return outcome.stdout
  }

  private func write(_ lines: String) throws {
    try workspace.write(
      "title: Kick-off\npublished: 2026-12-04\n\(lines)\n",
      to: Self.manifest
    )
  }

  private func calendar(_ now: String) throws -> JSONValue {
    try JSONValue(workspace.run("calendar", "--json", "--now", now).output)
  }

  /// The pages of episodes and the audio that are out.
  private func published() throws -> (pages: [String], audio: Int) {
    let files = try FolderContent("\(place.path)/www").files.keys
    return (
      files.filter { $0.hasPrefix("episodes/") }.map { String($0.dropFirst(9).dropLast(5)) }
        .sorted(),
      files.filter { $0.hasPrefix("audio/") }.count
    )
  }

  /// The episodes that were announced in the chat, as far as it took the messages.
  private func announced() throws -> [String] {
    try chat.requests.compactMap { try JSONValue($0.body)["episode"]?["slug"]?.text }
  }

  private var mails: [String] {
    ((try? workspace.names(in: ".roadcast/announcements/web")) ?? []).filter {
      $0.hasSuffix(".eml")
    }
  }

  @Test func `a week goes from planned to announced by itself`() throws {
    // Monday, before the hour: last week's episode goes out, and the report isn't due yet.
    try timer("2026-11-30T10:55:00Z")
    #expect(try published().pages == ["2026-11-27-scanner"])
    #expect(try announced() == ["2026-11-27-scanner"])
    #expect(mails.count == 1)
    try timer("2026-11-30T11:00:00Z")
    #expect(mails.filter { $0.hasPrefix("report-2026-11-30") }.count == 1)
    #expect(
      try timer("2026-11-30T11:05:00Z").hasPrefix("nothing is due until 2026-12-05T00:00:00-05:00")
    )

    // The next episode is planned.
    try write("draft: true")
    let planned = try workspace.run("calendar", "--now", "2026-11-30T15:00:00Z").stdout
    #expect(planned.contains("planned") && planned.contains("Kick-off"), "\(planned)")
    #expect(try timer("2026-11-30T15:05:00Z").hasPrefix("nothing is due until 2026-12-05"))

    // On Wednesday, recordings are dropped, and on Thursday, it's no draft any more and approved.
    for name in ["01-welcome.wav", "02-news.wav"] {
      try workspace.addRecording("episodes/\(Self.slug)/\(name)", WAV.tone(600).bytes)
    }
    #expect(try workspace.run("check", "--now", "2026-12-02T15:00:00Z").end == .exited(0))
    try write("")
    let waiting = try workspace.run("check", "--now", "2026-12-03T15:00:00Z")
    #expect(waiting.rules.contains("awaiting-approval"))
    #expect(try timer("2026-12-03T15:05:00Z").hasPrefix("nothing is due until 2026-12-05"))
    try write("approved: { sales: 2026-12-03 Dana Reyes }")
    let next = try calendar("2026-12-03T20:00:00Z")["nextRun"]
    #expect(next?["at"] == .text("2026-12-04T06:00:00-05:00"))
    #expect(next?["changes"]?.list?.first?["slug"] == .text(Self.slug))

    // On Friday, a minute before the hour.
    let early = try timer("2026-12-04T10:59:00Z")
    #expect(early == "nothing is due until 2026-12-04T06:00:00-05:00\n")
    #expect(try announced().count == 1)

    // The machine was off at six. The chat is down, and gets the message in the next run.
    refusals.count.withLock { $0 = 1 }
    try timer("2026-12-04T13:05:00Z", status: 2)
    #expect(try published().pages == ["2026-11-27-scanner", Self.slug])
    #expect(mails.filter { $0.hasPrefix(Self.slug) }.count == 1)
    try workspace.remove(".roadcast/announcements")
    try timer("2026-12-04T13:10:00Z")
    #expect(try announced() == ["2026-11-27-scanner", Self.slug, Self.slug])
    #expect(mails == [])
    let requests = server.paths.count
    try timer("2026-12-04T13:15:00Z")
    #expect(server.paths.count == requests)

    // On Saturday, last week's episode expires. Its audio stays until apps have updated.
    try timer("2026-12-05T05:00:00Z")
    #expect(try published().pages == [Self.slug])
    #expect(try published().audio == 2)
    #expect(
      try timer("2026-12-05T05:05:00Z").hasPrefix("nothing is due until 2026-12-07T05:00:00Z")
    )
    try timer("2026-12-07T05:00:00Z")
    #expect(try published().audio == 1)

    // Monday again.
    #expect(mails == [])
    try timer("2026-12-07T11:00:00Z")
    #expect(mails.count == 1 && mails[0].hasPrefix("report-2026-12-07"))
    let report = try workspace.text(".roadcast/announcements/web/\(mails[0])")
    #expect(report.contains("Kick-off"))
    #expect(
      try timer("2026-12-07T11:05:00Z").hasPrefix("nothing is due until 2026-12-14T06:00:00-05:00")
    )
    #expect(try announced().count == 3)
  }
}
