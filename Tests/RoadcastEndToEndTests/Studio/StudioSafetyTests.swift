import Foundation
import RoadcastTesting
import Testing

/// Who gets into `roadcast studio`.
struct StudioSafetyTests {
  @Test func `the address with the token opens it, and no other does`() throws {
    let desk = try StudioDesk(try SampleWorkspace())
    let host = ["Host": "127.0.0.1:\(desk.port)"]
    #expect(try desk.send("GET", "/", host).status == 403)
    #expect(try desk.send("GET", "/?token=0000", host).status == 403)
    #expect(try desk.send("GET", "/assets/studio.js", host).status == 403)
    let opened = try desk.send("GET", "/?token=\(desk.token)", host)
    #expect(opened.status == 303)
    let cookie = try #require(opened.fields["set-cookie"])
    #expect(cookie.contains("HttpOnly"))
    #expect(cookie.contains("SameSite=Strict"))
    #expect(try desk.get("/").status == 200)
  }

  @Test func `the browser gets a file for its owner, which opens the studio once`() throws {
    let workspace = try SampleWorkspace()
    let programs = try TemporaryFolder()
    let record = "\(programs.path)/opened"
    try programs.write(
      "#!/bin/sh\necho \"$@\" >'\(record).new'\nmv '\(record).new' '\(record)'\n",
      to: "xdg-open"
    )
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: "\(programs.path)/xdg-open"
    )
    let desk = try StudioDesk(workspace, programs: programs.path)
    let file = try ServedWorkspace.wait { programs.text("opened") }.trimmingCharacters(
      in: .newlines
    )
    #expect(file.hasPrefix("\(workspace.path)/.roadcast/cache/studio/"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let page = try String(contentsOfFile: file, encoding: .utf8)
    let link = try #require(page.firstMatch(of: /url=http:\/\/([^"\/]+)\/\?token=([0-9a-f]+)"/))
    #expect(link.1 == "\(desk.host):\(desk.port)")
    #expect(String(link.2) != desk.token)
    let fields = [
      "Host": String(link.1), "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate",
    ]
    let opened = try desk.send("GET", "/?token=\(link.2)", fields)
    #expect(opened.status == 200)
    #expect(opened.fields["set-cookie"]?.contains(desk.token) == true)
    #expect(opened.text.contains("url=/"))
    #expect(try desk.send("GET", "/?token=\(link.2)", fields).status == 403)
    _ = try desk.stop()
    #expect(try workspace.names(in: ".roadcast/cache/studio").isEmpty)
  }

  @Test func `its name is one that no other program knows`() throws {
    let workspace = try SampleWorkspace()
    let first = try StudioDesk(workspace)
    let second = try StudioDesk(workspace)
    #expect(first.host.hasSuffix(".localhost"))
    #expect(first.host != second.host)
    let own = [
      "Host": "\(first.host):\(first.port)", "Origin": "http://\(first.host):\(first.port)",
    ]
    #expect(try first.send("GET", "/?token=\(first.token)", own).status == 303)
    let other = ["Host": "\(second.host):\(first.port)"]
    #expect(try first.send("GET", "/?token=\(first.token)", other).status == 421)
  }

  @Test func `an address of this machine, and a proxy's with its port, are its own`() throws {
    let workspace = try SampleWorkspace()
    let desk = try StudioDesk(workspace, ["--host", "127.0.0.2"])
    #expect(desk.host == "127.0.0.2")
    let proxied = try StudioDesk(
      workspace,
      ["--trusted-header", "X-Person", "--public-address", "https://Studio.example.com:443/"]
    )
    for host in ["studio.example.com", "studio.example.com:443"] {
      let fields = ["Host": host, "Origin": "https://studio.example.com", "X-Person": "dana"]
      #expect(try proxied.send("GET", "/", fields).status == 200)
    }
    let other = ["Host": "studio.example.com:80", "X-Person": "dana"]
    #expect(try proxied.send("GET", "/", other).status == 421)
  }

  @Test func `no one else can listen where browsers would send the cookie`() throws {
    let desk = try StudioDesk(try SampleWorkspace())
    let answer = try Command(
      "curl",
      [
        "--silent", "--output", "/dev/null", "--write-out", "%{http_code}",
        "http://[::1]:\(desk.port)/",
      ]
    ).run()
    // Without IPv6 there's no such address, for anyone.
    #expect(answer.stdout == "403" || !FileManager.default.fileExists(atPath: "/proc/net/if_inet6"))
  }

  @Test func `with a proxy's secret, no other program can say who someone is`() throws {
    let workspace = try SampleWorkspace()
    try workspace.write("correct-horse-battery\n", to: "secret")
    let desk = try StudioDesk(
      workspace,
      ["--trusted-header", "X-Person", "--proxy-secret", workspace.path("secret")]
    )
    var fields = ["Host": "127.0.0.1:\(desk.port)", "X-Person": "dana"]
    #expect(try desk.send("GET", "/", fields).status == 403)
    fields["X-Roadcast-Proxy"] = "wrong-horse-battery"
    #expect(try desk.send("GET", "/", fields).status == 403)
    fields["X-Roadcast-Proxy"] = "correct-horse-battery"
    #expect(try desk.send("GET", "/", fields).status == 200)
    try workspace.write("short", to: "secret")
    let outcome = try workspace.run(
      "studio",
      "--port",
      "0",
      "--no-open",
      "--trusted-header",
      "X-Person",
      "--proxy-secret",
      workspace.path("secret")
    )
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("is too short"))
  }

  @Test func `a quiet studio still says where it is`() throws {
    #expect(try StudioDesk(try SampleWorkspace(), ["--quiet"]).get("/").status == 200)
  }

  @Test func `foreign names and pages of other sites get nothing`() throws {
    let desk = try StudioDesk(try SampleWorkspace())
    let own = desk.ownFields
    func status(_ field: String, _ value: String, method: String = "GET") throws -> Int {
      var fields = own
      fields[field] = value
      fields["X-Roadcast-Token"] = desk.formToken
      return try desk.send(method, "/problems", fields).status
    }
    #expect(try status("Host", "127.0.0.1:\(desk.port)") == 200)
    #expect(try status("Host", "localhost:\(desk.port)") == 200)
    for host in ["evil.test", "127.0.0.1", "localhost.evil.test:\(desk.port)", "127.0.0.1:1"] {
      #expect(try status("Host", host) == 421)
    }
    #expect(try status("Origin", "http://127.0.0.1:\(desk.port)") == 200)
    for origin in ["null", "https://evil.test", "http://127.0.0.1:1", "http://localhost"] {
      #expect(try status("Origin", origin) == 403)
    }
    #expect(try status("Sec-Fetch-Site", "same-site") == 403)
    #expect(try status("Sec-Fetch-Site", "cross-site") == 403)
  }

  @Test func `a change needs the token that only its own pages have`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("first", recordings: ["01.wav": .tone(400, seconds: 1.5)])
    let desk = try StudioDesk(workspace)
    let before = try workspace.text("episodes/first/episode.yml")
    let body = Array(
      "{\"version\": \"\(try desk.version(of: "first"))\", \"edits\": [{\"kind\": \"text\", \"at\": \"title\", \"text\": \"x\"}]}"
        .utf8
    )
    for token in ["", desk.token, String(repeating: "0", count: 64)] {
      var fields = desk.ownFields
      fields["X-Roadcast-Token"] = token
      let answer = try desk.send("POST", "/episodes/first/edits", fields, body: body)
      #expect(answer.status == 403)
    }
    #expect(try workspace.text("episodes/first/episode.yml") == before)
  }

  @Test func `every answer keeps scripts of others out`() throws {
    let desk = try StudioDesk(try SampleWorkspace())
    for path in ["/", "/release", "/assets/studio.js", "/nothing", "/report"] {
      let fields = try desk.get(path).fields
      let policy = try #require(fields["content-security-policy"])
      #expect(policy.contains("default-src 'none'"))
      #expect(policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe"))
      #expect(fields["x-content-type-options"] == "nosniff")
      #expect(fields["cross-origin-resource-policy"] == "same-origin")
      #expect(fields.keys.allSatisfy { !$0.hasPrefix("access-control") })
    }
    let page = try desk.get("/").text
    #expect(!page.contains("<style"))
    #expect(!page.contains(" style="))
    #expect(page.ranges(of: "<script").count == page.ranges(of: "<script src=\"/assets/").count)
  }

  @Test func `a login proxy on this machine says who someone is`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("first", recordings: ["01.wav": .tone(400, seconds: 1.5)])
    let desk = try StudioDesk(
      workspace,
      [
        "--trusted-header", "X-Forwarded-Email", "--public-address",
        "https://studio.roadnotes.test",
      ]
    )
    var fields = ["Host": "studio.roadnotes.test", "Origin": "https://studio.roadnotes.test"]
    #expect(try desk.send("GET", "/", fields).status == 403)
    fields["X-Forwarded-Email"] = "dana@roadnotes.test"
    #expect(try desk.send("GET", "/", fields).status == 200)
    fields["X-Roadcast-Token"] = desk.formToken
    let body =
      "{\"version\": \"\(try desk.version(of: "first"))\", \"edits\": [{\"kind\": \"text\", \"at\": \"title\", \"text\": \"By Dana\"}]}"
    let answer = try desk.send(
      "POST",
      "/episodes/first/edits",
      fields.merging(["Content-Type": "application/json"]) { $1 },
      body: Array(body.utf8)
    )
    #expect(answer.status == 200)
    #expect(try workspace.text("episodes/first/episode.yml").contains("title: By Dana"))
    let steps = try workspace.names(in: ".roadcast/history").filter { $0.hasSuffix(".json") }
    let step = try workspace.text(".roadcast/history/\(try #require(steps.last))")
    #expect(step.contains("dana@roadnotes.test"))
    let approval =
      "{\"version\": \"\(try desk.version(of: "first"))\", \"edits\": [{\"kind\": \"text\", \"at\": \"approved.sales\", \"text\": \"2020-01-01 Someone Else\"}]}"
    let signed = try desk.send(
      "POST",
      "/episodes/first/edits",
      fields.merging(["Content-Type": "application/json"]) { $1 },
      body: Array(approval.utf8)
    )
    #expect(signed.status == 200)
    let manifest = try workspace.text("episodes/first/episode.yml")
    #expect(manifest.contains(/sales: \S+ dana@roadnotes.test\n/))
    #expect(!manifest.contains("2020-01-01"))
  }

  @Test func `a second Ctrl-C doesn't wait for a page`() throws {
    let desk = try StudioDesk(try SampleWorkspace())
    let upload = try desk.upload([("a.wav", [1, 2, 3])])
    // A page that sends something and never ends.
    let page = try desk.beginUpload("/uploads/\(upload.id)?name=b.wav", length: 1_000)
    _ = try ServedWorkspace.wait {
      let uploads = desk.workspace.path(".roadcast/cache/studio")
      let files = FileManager.default.subpaths(atPath: uploads) ?? []
      return files.contains { $0.hasSuffix("/b.wav") } ? true : nil
    }
    kill(desk.process, SIGINT)
    usleep(300_000)
    #expect(try desk.stop().end == .exited(130))
    withExtendedLifetime(page) {}
  }

  @Test func `Ctrl-C ends it, and leaves nothing behind`() throws {
    let workspace = try SampleWorkspace()
    let desk = try StudioDesk(workspace)
    _ = try desk.upload([("a.wav", [1, 2, 3])])
    let outcome = try desk.stop()
    #expect(outcome.end == .exited(0))
    #expect(try workspace.names(in: ".roadcast/cache/studio").isEmpty)
  }
}
