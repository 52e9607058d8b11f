import Foundation
import RoadcastTesting
import Testing

/// What subscribers get at their private addresses.
struct PrivateAddressTests {
  private let workspace: SampleWorkspace

  init() throws { workspace = try SampleWorkspace(copying: ServedShow.built.get()) }

  private static let host = "https://media.roadnotes.test"

  @Test func `all of our addresses in a feed and on its page have the token`() throws {
    let folder = try ServedWorkspace.add("Dana Reyes", to: workspace)
    let served = try ServedWorkspace(workspace)
    let own = Self.host + folder
    let feed = try served.request(folder + "feed.xml")
    #expect(feed.status == 200)
    let published = try workspace.text("feed/feed.xml")
    #expect(feed.text == published.replacing(SampleWorkspace.baseURL, with: own))
    #expect(published.ranges(of: SampleWorkspace.baseURL).count > 20)

    let page = try served.request(folder + "subscribe.html").text
    let addresses = page.matches(of: /media\.roadnotes\.test(?:\/|%2F)road-notes(?:\/|%2F)[^"< ]*/)
    #expect(addresses.count > 3)
    let token = ServedWorkspace.token(in: folder)
    #expect(addresses.allSatisfy { $0.output.contains(token) })
    #expect(page.contains(">\(own)feed.xml</a>"))
    // The code is another one than that of the address without a token.
    let code = /<svg class="code".*?<\/svg>/
    let drawn = try #require(page.firstMatch(of: code)?.output)
    #expect(try workspace.text("feed/subscribe.html").firstMatch(of: code)?.output != drawn)
  }

  @Test func `everyone gets their feed, its pages and its media, and nothing of others`() throws {
    let folders = [
      try ServedWorkspace.add("Main", to: workspace),
      try ServedWorkspace.add("Midwest", "--audience", "midwest", to: workspace),
      try ServedWorkspace.add("Insider", "--audience", "insiders", to: workspace),
    ]
    let served = try ServedWorkspace(workspace)
    let media = try folders.map { folder in
      let feed = try served.request(folder + "feed.xml")
      #expect(feed.text.contains("href=\"\(Self.host)\(folder)feed.xml\" rel=\"self\""))
      return ServedShow.media(in: feed.text, below: Self.host + folder)
    }
    #expect(media.map(\.count) == [12, 12, 18])
    let all = media.reduce(into: Set()) { $0.formUnion($1) }
    #expect(media[0] != media[1])
    #expect(media[0] != all)
    for (folder, own) in zip(folders, media) {
      for path in all {
        let status = try served.request(folder + path).status
        #expect(status == (own.contains(path) ? 200 : 404), "\(path)")
      }
    }
    let pages = [
      "audiences/midwest/index.html", "audiences/midwest/episodes/first.html",
      "audiences/insiders/episodes/third.html", "audiences/midwest.xml",
    ]
    let expected = [
      [404, 404, 404, 404], [200, 200, 404, 200], [404, 404, 200, 404],
    ]
    for (folder, statuses) in zip(folders, expected) {
      #expect(try pages.map { try served.request(folder + $0).status } == statuses)
      #expect(try served.request(folder + "assets/pages.css").status == 200)
    }
    #expect(try served.request(folders[0] + "episodes/third.html").status == 404)
    #expect(try served.request(folders[0]).status == 200)
    // Whoever shortens an address, or exchanges a part of it, finds their own pages.
    let index = try served.request(folders[1])
    #expect(index.status == 302)
    #expect(index.fields["location"] == "audiences/midwest/")
    let page = try served.request(folders[1] + "episodes/first.html")
    #expect(page.fields["location"] == "../audiences/midwest/episodes/first.html")
    #expect(try served.request(folders[1] + "episodes/third.html").status == 404)
    let subscribing = try served.request(folders[1] + "subscribe.html")
    #expect(subscribing.status == 200)
    #expect(subscribing.text.contains("href=\"\(folders[1])audiences/midwest/index.html\""))
    #expect(subscribing.text.contains(">\(Self.host)\(folders[1])feed.xml</a>"))
  }

  @Test func `what isn't there and what someone may not have get the same answer`() throws {
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    let revoked = try ServedWorkspace.add("Rick", to: workspace)
    let suspended = try ServedWorkspace.add("Sue", to: workspace)
    let expired = try ServedWorkspace.add("Eve", "--until", "2020-01-01", to: workspace)
    let rotated = try ServedWorkspace.add("Rob", to: workspace)
    for arguments in [["revoke", "Rick"], ["suspend", "Sue"], ["rotate", "Rob"]] {
      #expect(try workspace.command(["subscribers"] + arguments).run().end == .exited(0))
    }
    let served = try ServedWorkspace(workspace, ["--trusted-header", "X-Forwarded-Email"])
    let base = ServedWorkspace.path
    let paths = [
      "/", base, base + "feed.xml", base + "index.html", "/me", base + "s", base + "s/",
      folder.dropLast() + "", folder + "audiences/", folder + ".roadcast", folder + "x.html",
      folder + "feed.xml/", folder.replacing("/s/", with: "/S/") + "feed.xml",
      folder.uppercased() + "feed.xml", revoked + "feed.xml", suspended + "feed.xml",
      expired + "feed.xml", rotated + "feed.xml", folder.dropLast(2) + "/feed.xml",
      base + "s/rc/feed.xml",
    ]
    var first = try served.request("/nothing")
    first.fields["date"] = nil
    #expect(first.status == 404)
    for path in paths {
      var answer = try served.request(path)
      answer.fields["date"] = nil
      #expect(answer == first, "\(path)")
    }
    #expect(try served.request(folder + "feed.xml").status == 200)
    // A proxy may map the base address to the root.
    #expect(try served.request("\(folder.dropFirst(base.count - 1))feed.xml").status == 200)
  }

  @Test func `whoever tries wrong tokens is slowed down, and right ones still work`() throws {
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    let served = try ServedWorkspace(workspace)
    let wrong = "/s/rc\(String(repeating: "a", count: 40))/feed.xml"
    let statuses = try (0..<22).map { _ in try served.request(wrong).status }
    #expect(statuses == Array(repeating: 404, count: 20) + [429, 429])
    // Behind a proxy, each client counts for itself.
    #expect(try served.request(wrong, ["X-Forwarded-For": "192.0.2.1, 192.0.2.7"]).status == 404)
    #expect(try served.request(folder + "feed.xml").status == 200)
  }

  @Test func `without a key that can be used, no address works`() throws {
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    let served = try ServedWorkspace(workspace)
    func wait(for status: Int) throws {
      _ = try ServedWorkspace.wait {
        try served.request(folder + "feed.xml").status == status ? true : nil
      }
    }
    func setPermissions(_ permissions: Int) throws {
      try FileManager.default.setAttributes(
        [.posixPermissions: permissions],
        ofItemAtPath: workspace.path(".roadcast/key")
      )
    }
    try wait(for: 200)
    try setPermissions(0o644)
    try wait(for: 404)
    #expect(served.errors.contains("no address works"))
    try setPermissions(0o600)
    try wait(for: 200)
  }

  @Test func `an address that has ended isn't a guess`() throws {
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    #expect(try workspace.run("subscribers", "suspend", "Dana").end == .exited(0))
    let served = try ServedWorkspace(workspace)
    let statuses = try (0..<25).map { _ in try served.request(folder + "feed.xml").status }
    #expect(statuses.allSatisfy { $0 == 404 })
  }

  @Test func `changes of subscribers count within a second, on open connections too`() throws {
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    let served = try ServedWorkspace(workspace)
    let feed = try served.request(folder + "feed.xml").text
    let audio = try #require(
      ServedShow.media(in: feed, below: Self.host + folder).first { $0.hasSuffix(".mp3") }
    )
    let connection = try RawConnection(port: served.port)
    func poll(_ path: String) throws -> Int {
      connection.send("HEAD \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
      let head = connection.receive { $0.suffix(4).elementsEqual("\r\n\r\n".utf8) }.bytes
      return try HTTPResponse(head).status
    }
    #expect(try poll(folder + "feed.xml") == 200)
    #expect(try poll(folder + audio) == 200)
    let other = try ServedWorkspace.add("Rick", to: workspace)
    #expect(try workspace.run("subscribers", "revoke", "Dana").end == .exited(0))
    let start = ContinuousClock.now
    _ = try ServedWorkspace.wait { try poll(folder + "feed.xml") == 404 ? true : nil }
    #expect(ContinuousClock.now - start < .seconds(1))
    #expect(try poll(folder + audio) == 404)
    #expect(try poll(other + "feed.xml") == 200)
    // A file that's half written changes nothing.
    try workspace.write("{ \"subscribers\": [", to: ".roadcast/subscribers.json")
    _ = try ServedWorkspace.wait { served.errors.contains("can't be used") ? true : nil }
    #expect(try poll(other + "feed.xml") == 200)
    #expect(try poll(folder + "feed.xml") == 404)
    // Without the key, there are no addresses.
    try workspace.remove(".roadcast/key")
    try workspace.remove(".roadcast/subscribers.json")
    _ = try ServedWorkspace.wait { try poll(other + "feed.xml") == 404 ? true : nil }
  }

  @Test func `a build is served at once, and a download ends as it began`() throws {
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    // Larger than what the system keeps for a connection.
    try workspace.addEpisode(
      "long",
      recordings: ["01.wav": .tone(300, seconds: 25)]
    )
    try workspace.write(
      try workspace.text("episodes/show.yml") + "sound: { bitrate: 192, channels: stereo }\n",
      to: "episodes/show.yml"
    )
    #expect(try workspace.run("build").end == .exited(0))
    let audio = try #require(try workspace.names(in: "feed/audio").first { $0.hasPrefix("long-") })
    let bytes = try workspace.folder.read("feed/audio/\(audio)")
    let served = try ServedWorkspace(workspace)
    let download = try RawConnection(port: served.port)
    download.send("GET \(folder)audio/\(audio) HTTP/1.0\r\n\r\n")
    let beginning = download.receive { $0.count > 1_000 }.bytes
    try workspace.remove("episodes/long")
    #expect(try workspace.run("build").end == .exited(0))
    #expect(!FileManager.default.fileExists(atPath: workspace.path("feed/audio/\(audio)")))
    _ = try ServedWorkspace.wait {
      try served.request("\(folder)audio/\(audio)").status == 404 ? true : nil
    }
    let answer = try HTTPResponse(beginning + download.receive().bytes)
    #expect(answer.body == bytes)
    #expect(!(try served.request(folder + "feed.xml").text.contains("long")))
  }

  @Test func `there's a feed at every moment of a build`() throws {
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    let served = try ServedWorkspace(workspace)
    for count in 1...3 {
      try workspace.write(
        try workspace.text("episodes/first/episode.yml").replacing(
          "Episode first",
          with: "Episode first \(count)"
        ),
        to: "episodes/first/episode.yml"
      )
      let build = try workspace.command(["build"]).start()
      var statuses: Set<Int> = []
      while build.isRunning { statuses.insert(try served.request(folder + "feed.xml").status) }
      // The old folder is gone now.
      for _ in 0..<20 { statuses.insert(try served.request(folder + "feed.xml").status) }
      #expect(statuses == [200])
      #expect(try build.wait().end == .exited(0))
    }
  }

  @Test func `a proxy's login leads to one's own subscribe page`() throws {
    let folder = try ServedWorkspace.add(
      "Dana",
      "--email",
      "dana@example.com",
      "--audience",
      "midwest",
      to: workspace
    )
    let served = try ServedWorkspace(workspace, ["--trusted-header", "X-Forwarded-Email"])
    for path in ["/me", ServedWorkspace.path + "me"] {
      let page = try served.request(path, ["X-Forwarded-Email": "Dana@Example.com"])
      #expect(page.status == 200)
      #expect(page.fields["cache-control"] == "private, no-store")
      #expect(page.text.contains(">\(Self.host)\(folder)feed.xml</a>"))
      #expect(page.text.contains("href=\"\(folder)audiences/midwest/index.html\""))
    }
    #expect(try served.request("/me", ["X-Forwarded-Email": "eve@example.com"]).status == 404)
    #expect(try served.request("/me", ["X-Other": "dana@example.com"]).status == 404)
    let twice = try served.exchange(
      """
      GET /me HTTP/1.0\r
      X-Forwarded-Email: eve@example.com\r
      X-Forwarded-Email: dana@example.com\r
      \r

      """
    )
    #expect(try HTTPResponse(twice.bytes).status == 404)
    let without = try ServedWorkspace(workspace)
    #expect(try without.request("/me", ["X-Forwarded-Email": "dana@example.com"]).status == 404)
  }

  @Test func `a show that isn't private is open below its base address, but for drafts`() throws {
    let workspace = try ServedShow.build(isPrivate: false)
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    let served = try ServedWorkspace(workspace)
    let base = ServedWorkspace.path
    let feed = try served.request(base + "feed.xml")
    #expect(feed.text == (try workspace.text("feed/feed.xml")))
    #expect(feed.fields["x-robots-tag"] == nil)
    #expect(try served.request(base).status == 200)
    // Small players are for other sites' pages, but a private address isn't.
    let players = [base, folder].map { $0 + "embed/first.html" }
    let policies = try players.map { try served.request($0).fields["content-security-policy"] }
    #expect(policies.map { $0?.contains("frame-ancestors *") } == [true, false])
    #expect(try served.request(base + "audiences/midwest/").status == 200)
    #expect(try served.request(folder + "feed.xml").status == 200)
    // What everyone has got doesn't tell what a subscriber's own copy is.
    #expect(try served.request(base + "audiences/midwest.xml").status == 200)
    let other = try ServedWorkspace.add("Ann", "--audience", "midwest", to: workspace)
    let own = try ServedWorkspace.wait {
      let answer = try served.request(other + "feed.xml")
      return answer.status == 200 ? answer.text : nil
    }
    #expect(own.contains("href=\"https://media.roadnotes.test\(other)feed.xml\""))
    for path in ["audiences/insiders.xml", "episodes/third.html", ".roadcast", "audio/", "audio"] {
      #expect(try served.request(base + path).status == 404, "\(path)")
    }
    #expect(try served.request("/feed.xml").status == 404)
  }

  @Test func `listeners of an open feed are told apart in the log, without their addresses`() throws
  {
    let workspace = try ServedShow.build(isPrivate: false)
    _ = try ServedWorkspace.add("Dana", to: workspace)
    let servers = [try ServedWorkspace(workspace), try ServedWorkspace(workspace)]
    let name = try #require(try workspace.names(in: "feed/audio").first)
    let path = "\(ServedWorkspace.path)audio/\(name)"
    let senders = ["192.0.2.1", "192.0.2.2", "2001:db8:1:2::3", "2001:db8:1:2:ffff::9"]
    for sender in senders {
      for server in servers {
        let fields = ["X-Forwarded-For": sender, "User-Agent": "AntennaPod/3.5"]
        #expect(try server.request(path, fields).status == 200)
      }
    }
    let logs = try servers.map { try $0.log(ofRequests: senders.count) }
    let codes = logs.map { $0.map { $0["listener"]?.text ?? "" } }
    #expect(codes[0] == codes[1])
    #expect(Set(codes[0]).count == 3)
    #expect(codes[0].allSatisfy { $0.wholeMatch(of: /[0-9a-f]{16}/) != nil })
    let lines = logs.joined().map { "\(JSONValue.object($0))" }.joined()
    #expect(senders.allSatisfy { !lines.contains($0) })
    // The report counts three people, whichever server they came to.
    for (index, server) in servers.enumerated() {
      let outcome = try server.stop()
      try workspace.write(outcome.output, to: "serve-\(index).log")
    }
    let report = try workspace.command(
      ["report", "listens", "--json", "--now", "2100-01-01T00:00:00Z"]
        + (0..<2).map { workspace.path("serve-\($0).log") }
    ).run()
    let episodes = try JSONValue(report.output)["episodes"]?.list ?? []
    #expect(episodes.reduce(0) { $0 + ($1["downloads"]?.number ?? 0) } == 3)
  }
}
