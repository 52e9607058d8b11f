import Foundation
import RoadcastTesting
import Testing

/// When each subscriber's app last got something: noted by `serve`, shown by `subscribers`.
struct LastFetchTests {
  private let workspace: SampleWorkspace

  init() throws {
    workspace = try SampleWorkspace(copying: ServedShow.built.get())
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(show + "timezone: Asia/Tokyo\n", to: "episodes/show.yml")
  }

  private func lastFetches() throws -> [JSONValue?] {
    let list = try workspace.run("subscribers", "list", "--json")
    return try #require(try JSONValue(list.output)["subscribers"]?.list).map { $0["lastFetch"] }
  }

  @Test func `what servers give to a subscriber is noted, and nothing else`() throws {
    let folders = try ["Dana", "Rick", "Ann"].map { try ServedWorkspace.add($0, to: workspace) }
    #expect(try lastFetches() == [.null, .null, .null])
    let servers = [try ServedWorkspace(workspace), try ServedWorkspace(workspace)]
    let tag = try #require(try servers[0].request(folders[0] + "feed.xml").fields["etag"])
    let poll = try servers[1].request(folders[1] + "feed.xml", ["If-None-Match": tag])
    #expect(poll.status == 200)
    #expect(try servers[0].request(folders[2] + "nothing.mp3").status == 404)
    for server in servers { #expect(try server.stop().end == .exited(0)) }
    let file = try workspace.text(".roadcast/fetches/last.txt")
    #expect(file.wholeMatch(of: /1 20[-\dT:]+Z\n2 20[-\dT:]+Z\n/) != nil, "\(file)")
    let noted = try lastFetches()
    #expect(noted.map { $0?.text?.hasSuffix("+09:00") } == [true, true, nil])

    // A later fetch replaces an earlier one, and no other.
    try workspace.write(
      "1 2020-01-01T00:00:00Z\n2 2020-01-01T20:00:00Z\nx\n3 never\n",
      to: ".roadcast/fetches/last.txt"
    )
    let again = try ServedWorkspace(workspace)
    #expect(try again.request(folders[0] + "feed.xml").status == 200)
    _ = try again.stop()
    let later = try lastFetches().map { $0?.text ?? "" }
    #expect(later[0] > "2026")
    #expect(later[1] == "2020-01-02T05:00:00+09:00")
    #expect(try workspace.run("subscribers", "list").stdout.contains(/Rick +active +Jan 2, 2020/))
    #expect(try workspace.run("subscribers", "show", "Rick").stdout.contains("Jan 2, 2020"))
    #expect(
      try !workspace.run("subscribers", "list").stdout.contains(
        ServedWorkspace.token(in: folders[0])
      )
    )
  }

  @Test func `scanners of mails, and browsers on pages, aren't someone's app`() throws {
    let folders = try ["Dana", "Rick", "Ann"].map { try ServedWorkspace.add($0, to: workspace) }
    let served = try ServedWorkspace(workspace)
    let scanner = ["User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"]
    #expect(try served.request(folders[0] + "feed.xml", scanner).status == 200)
    #expect(try served.request(folders[1] + "index.html").status < 400)
    #expect(try served.request(folders[2] + "feed.xml", ["User-Agent": "Overcast/3"]).status == 200)
    _ = try served.stop()
    #expect(try workspace.text(".roadcast/fetches/last.txt").hasPrefix("3 "))
  }

  @Test func `a server that can't note it serves all the same, and says so once`() throws {
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    try workspace.write("", to: ".roadcast/fetches")
    let served = try ServedWorkspace(workspace)
    #expect(try served.request(folder + "feed.xml").status == 200)
    let outcome = try served.stop()
    #expect(outcome.end == .exited(0))
    #expect(outcome.stderr.ranges(of: "the last fetches can't be noted").count == 1)
    #expect(try lastFetches() == [.null])
  }

  @Test func `a service that may not change owners isn't killed when it replaces a file`() throws {
    _ = try ServedWorkspace.add("Dana", to: workspace)
    let script = "\(Repository.path)/Tests/FailingCalls/forbid-owners.py"
    let outcome = try Command(
      "python3",
      [script, try BuiltCommand.path(), "subscribers", "suspend", "Dana", "-C", workspace.path]
    ).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
  }

  @Test func `a preview notes nothing`() throws {
    let served = try ServedWorkspace(workspace, ["--preview"])
    #expect(try served.request("/feed/feed.xml").status == 200)
    _ = try served.stop()
    #expect(!FileManager.default.fileExists(atPath: workspace.path(".roadcast/fetches")))
  }

  @Test func `dates are in words, in the show's time zone`() throws {
    _ = try ServedWorkspace.add("Dana", "--until", "2026-12-31", to: workspace)
    _ = try ServedWorkspace.add("Rick", "--until", "2026-12-31 18:30", to: workspace)
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(show + "language: de\n", to: "episodes/show.yml")
    let list = try workspace.run("subscribers", "list").stdout
    #expect(list.contains(/Dana +active +31\. Dez\. 2026 +no/), "\(list)")
    #expect(list.contains(/Rick +active +31\. Dez\. 2026 18:30 +no/), "\(list)")
    #expect(
      try workspace.run("subscribers", "show", "1").stdout.contains(/until: +31\. Dez\. 2026\n/)
    )
  }
}
