import Foundation
import RoadcastTesting
import Testing

/// `roadcast serve --preview`.
struct PreviewTests {
  @Test func `both folders are open to this machine, with addresses that lead to the preview`()
    throws
  {
    let served = try ServedWorkspace(
      try SampleWorkspace(copying: ServedShow.built.get()),
      ["--preview"]
    )
    let page = try served.request("/")
    #expect(page.text.contains("href=\"/private/audiences/insiders/index.html\""))
    #expect(page.text.contains("href=\"/feed/audiences/midwest.xml\""))
    let root = "http://localhost/private/"
    let feed = try served.request("/private/audiences/insiders.xml").text
    #expect(feed.contains("href=\"\(root)audiences/insiders.xml\" rel=\"self\""))
    let media = ServedShow.media(in: feed, below: root)
    #expect(!media.isEmpty)
    for path in media { #expect(try served.request("/private/\(path)").status == 200) }
    let episode = try served.request("/feed/episodes/first.html").text
    #expect(
      episode.contains("<script src=\"/preview/reload.js\" data-version=\"0\" defer></script>")
    )
    #expect(try served.request("/preview/reload.js").status == 200)
    #expect(try served.request("/feed/.roadcast").status == 404)
  }

  @Test func `versions for subscribers' tags are listed, and can be opened`() throws {
    let workspace = try SampleWorkspace(copying: ServedShow.built.get())
    _ = try ServedWorkspace.add("Dana", "--tags", "territory=midwest", to: workspace)
    let served = try ServedWorkspace(workspace, ["--preview"])
    let page = try served.request("/").text
    let link = try #require(
      page.firstMatch(of: /href="(\/private\/cuts\/midwest-[^"]*index\.html)"/)
    )
    let cut = try served.request(String(link.1))
    #expect(cut.status == 200)
    #expect(cut.text.contains("Episode first"))
    #expect(page.contains(/href="\/private\/cuts\/midwest-[0-9a-f]{12}\.xml"/))
  }

  @Test func `what changes while the first build runs is built too`() throws {
    let workspace = try SampleWorkspace(
      show: "length: { min: \"0:01\", max: \"5:00\", target: [\"0:01\", \"5:00\"] }\n"
    )
    try workspace.addEpisode("first", recordings: ["01.wav": .tone(400, seconds: 60)])
    let manifest = try workspace.text("episodes/first/episode.yml")
    let command = try workspace.command(["serve", "--preview", "--port", "0"]).start()
    defer { command.send(SIGKILL) }
    // It has begun when it makes its folder.
    _ = try ServedWorkspace.wait { workspace.names.contains(".roadcast") ? true : nil }
    try workspace.write(
      manifest.replacing("Episode first", with: "Quite another title"),
      to: "episodes/first/episode.yml"
    )
    _ = try ServedWorkspace.wait {
      (try? workspace.text("feed/index.html"))?.contains("Quite another title") == true
        ? true : nil
    }
  }

  @Test func `a name that another site leads to this machine gets nothing`() throws {
    let served = try ServedWorkspace(
      try SampleWorkspace(copying: ServedShow.built.get()),
      ["--preview"]
    )
    for host in ["evil.test", "localhost.evil.test", "127.0.0.1.evil.test:80", ""] {
      let reply = try served.exchange("GET /feed/feed.xml HTTP/1.0\r\nHost: \(host)\r\n\r\n")
      #expect(try HTTPResponse(reply.bytes).status == 421)
    }
    for host in ["localhost:8080", "127.0.0.1", "127.0.0.1:80", "[::1]:80"] {
      let reply = try served.exchange("GET /feed/feed.xml HTTP/1.0\r\nHost: \(host)\r\n\r\n")
      #expect(try HTTPResponse(reply.bytes).status == 200)
    }
  }

  @Test func `it ends in time, whatever its build waits for`() throws {
    let served = try ServedWorkspace(
      try SampleWorkspace(copying: ServedShow.built.get()),
      ["--preview"]
    )
    let workspace = served.workspace
    let lock = try HeldLock(workspace.path("feed"))
    let manifest = try workspace.text("episodes/first/episode.yml")
    try workspace.write(
      manifest.replacing("Episode first", with: "Quite another title"),
      to: "episodes/first/episode.yml"
    )
    _ = try ServedWorkspace.wait {
      try String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n")
        .contains { $0.contains("-> ") && $0.contains(" \(served.process) ") } ? true : nil
    }
    #expect(try served.stop().end == .exited(143))
    _ = lock
  }

  @Test func `a changed episode is built and shown, and a mistake is reported`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("first", recordings: ["01.wav": .tone(400, seconds: 1.5)])
    let served = try ServedWorkspace(workspace, ["--preview"])
    #expect(try served.request("/feed/index.html").text.contains("Episode first"))
    let manifest = try workspace.text("episodes/first/episode.yml")
    try workspace.write(
      manifest.replacing("Episode first", with: "Quite another title"),
      to: "episodes/first/episode.yml"
    )
    _ = try ServedWorkspace.wait {
      try served.request("/feed/index.html").text.contains("Quite another title") ? true : nil
    }
    #expect(try served.request("/preview/version").text != "0")
    #expect(served.errors.contains("built; the pages load again"))
    try workspace.write("title: [\n", to: "episodes/first/episode.yml")
    _ = try ServedWorkspace.wait { served.errors.contains("not built") ? true : nil }
    #expect(served.errors.contains("episodes/first/episode.yml:"))
    #expect(try served.request("/feed/index.html").text.contains("Quite another title"))
  }
}
