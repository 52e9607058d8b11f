import Foundation
import RoadcastTesting
import Testing

/// `roadcast serve` as a program: its log, its end and its mistakes.
struct ServeCommandTests {
  @Test func `the log has who got what, and no token and no address`() throws {
    let workspace = try SampleWorkspace(copying: ServedShow.built.get())
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    let token = ServedWorkspace.token(in: folder)
    let served = try ServedWorkspace(workspace, ["--verbose"])
    _ = try served.request(folder + "index.html", ["User-Agent": "Pod \"App\"/1"])
    _ = try served.request(folder + "feed.xml", ["Range": "bytes=0-9"])
    _ = try served.request("\(folder.dropLast(2))x/feed.xml")
    _ = try served.request("\(folder)nothing?token=\(token)")
    _ = try served.request("/x/\(token)/", ["User-Agent": "https://a/s/\(token)/feed.xml"])
    _ = try served.request("/%\(token)")
    let log = try served.log(ofRequests: 6)
    #expect(log.map { $0["status"]?.number } == [200, 206, 404, 404, 404, 400])
    #expect(log.map { $0["subscriber"]?.text } == ["1", "1", nil, "1", nil, nil])
    #expect(log.map { $0["path"]?.text } == ["/index.html", "/feed.xml", nil, nil, nil, nil])
    #expect(log[1]["range"]?.text == "bytes=0-9")
    #expect(log[1]["bytes"]?.number == 10)
    #expect(log[0]["method"]?.text == "GET")
    #expect(log[0]["agent"]?.text == "Pod \"App\"/1")
    let keys = ["agent", "bytes", "method", "ms", "path", "range", "status", "subscriber", "time"]
    #expect(log.allSatisfy { $0.keys.sorted() == keys })
    #expect(log[0]["time"]?.text?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    let outcome = try served.stop()
    #expect(outcome.end == .exited(0))
    for secret in [String(token.dropLast(2)), "127.0.0.1", "dana"] {
      #expect(!outcome.stdout.contains(secret))
    }
    #expect(!outcome.stderr.contains(token.dropLast(2)))
    for file in try FolderContent(workspace.path("feed")).files.values {
      #expect(file.firstRange(of: Array(token.utf8)) == nil)
    }
  }

  @Test func `it ends when it's told to, after running downloads`() throws {
    let workspace = try SampleWorkspace(copying: ServedShow.built.get())
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    // Larger than what the system keeps for a connection.
    let name = "audio/first-0123456789ab.mp3"
    let bytes = [UInt8](repeating: 7, count: 20 << 20)
    try workspace.write(bytes, to: "feed/\(name)")
    try workspace.write(
      try workspace.text("feed/index.html") + "<!-- \(name) -->",
      to: "feed/index.html"
    )
    let served = try ServedWorkspace(workspace)
    let idle = try RawConnection(port: served.port)
    let download = try RawConnection(port: served.port)
    download.send("GET \(folder)\(name) HTTP/1.1\r\nHost: a\r\n\r\n")
    let beginning = download.receive { $0.count > 1_000 }.bytes
    kill(served.process, SIGTERM)
    #expect(idle.receive().hasEnded)
    _ = try ServedWorkspace.wait { (try? RawConnection(port: served.port)) == nil ? true : nil }
    let rest = download.receive()
    #expect(rest.hasEnded)
    #expect(try HTTPResponse(beginning + rest.bytes).body == bytes)
    #expect(try served.end().end == .exited(0))
  }

  @Test(arguments: ["", "Connection: close\r\n"])
  func `who has sent everything still gets the whole answer`(field: String) throws {
    let workspace = try SampleWorkspace(copying: ServedShow.built.get())
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    let name = "audio/first-0123456789ab.mp3"
    let bytes = [UInt8](repeating: 7, count: 8 << 20)
    try workspace.write(bytes, to: "feed/\(name)")
    try workspace.write(
      try workspace.text("feed/index.html") + "<!-- \(name) -->",
      to: "feed/index.html"
    )
    let served = try ServedWorkspace(workspace)
    let download = try RawConnection(port: served.port)
    download.send("GET \(folder)\(name) HTTP/1.1\r\nHost: a\r\n\(field)\r\n")
    download.endSending()
    let reply = download.receive()
    #expect(reply.hasEnded)
    #expect(try HTTPResponse(reply.bytes).body == bytes)
  }

  @Test func `revoking an address breaks off its downloads`() throws {
    let workspace = try SampleWorkspace(copying: ServedShow.built.get())
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    let name = "audio/first-0123456789ab.mp3"
    try workspace.write([UInt8](repeating: 7, count: 20 << 20), to: "feed/\(name)")
    try workspace.write(
      try workspace.text("feed/index.html") + "<!-- \(name) -->",
      to: "feed/index.html"
    )
    let served = try ServedWorkspace(workspace)
    let download = try RawConnection(port: served.port)
    download.send("GET \(folder)\(name) HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = download.receive { $0.count > 1_000 }
    #expect(try workspace.run("subscribers", "revoke", "Dana").end == .exited(0))
    _ = try ServedWorkspace.wait { try served.request(folder).status == 404 ? true : nil }
    let rest = download.receive()
    #expect(rest.hasEnded)
    #expect(rest.bytes.count < 15 << 20)
  }

  /// Sends so many requests that their lines are more than a pipe takes.
  private func serveWithoutReader() throws -> ServedWorkspace {
    let served = try ServedWorkspace(
      SampleWorkspace(copying: ServedShow.built.get()),
      toPipe: true
    )
    let agent = String(repeating: "x", count: 300)
    for _ in 0..<300 {
      #expect(try served.request("/nothing", ["User-Agent": agent]).status == 404)
    }
    return served
  }

  @Test func `it ends as usual where no one reads its log`() throws {
    #expect(try serveWithoutReader().stop().end == .exited(0))
  }

  @Test func `who reads the log late gets all of it`() throws {
    let served = try serveWithoutReader()
    let reader = try Command("cat", [served.logPipe]).start()
    let lines = try ServedWorkspace.wait {
      let lines = reader.outputSoFar.split(separator: "\n")
      return lines.count >= 300 ? lines : nil
    }
    #expect(lines.count == 300)
    for line in lines { #expect(try JSONValue(Array(line.utf8))["status"]?.number == 404) }
    #expect(try served.stop().end == .exited(0))
  }

  @Test func `a log of megabytes is written in the last second`() throws {
    let served = try serveWithoutReader()
    let agent = String(repeating: "x", count: 300)
    let request = "GET /nothing HTTP/1.1\r\nHost: a\r\nUser-Agent: \(agent)\r\n"
    let requests = String(repeating: "\(request)\r\n", count: 499)
    for _ in 0..<6 { _ = try served.exchange("\(requests)\(request)Connection: close\r\n\r\n") }
    // A reader that takes a moment for each block.
    let loop = "for i in $(seq 500); do dd bs=65536 count=1 2>/dev/null; done <\"$0\""
    let reader = try Command("sh", ["-c", loop, served.logPipe]).start()
    #expect(try served.stop().end == .exited(0))
    let lines = try ServedWorkspace.wait {
      let lines = reader.outputSoFar.split(separator: "\n")
      return lines.count >= 3_300 || !reader.isRunning ? lines : nil
    }
    #expect(lines.count == 3_300)
  }

  @Test func `mistakes on the command line are explained`() throws {
    let workspace = try SampleWorkspace()
    let mistakes = [
      (["--preview", "--host", "0.0.0.0"], "--preview is only for this machine"),
      (["--trusted-header", "X Y"], "--trusted-header must be a header's name"),
      (["--accel", "files"], "--accel must be a path"),
      (["--port", "70000"], "write a whole number from 0 to 65535"),
    ]
    for (arguments, message) in mistakes {
      let outcome = try workspace.command(["serve"] + arguments).run()
      #expect(outcome.end == .exited(64))
      #expect(outcome.stderr.contains(message))
    }
    let served = try ServedWorkspace(workspace)
    let second = try workspace.command(["serve", "--port", "\(served.port)"]).run()
    #expect(second.end == .exited(2))
    #expect(second.stderr.contains("another program uses the port"))
    let unknown = try workspace.command(["serve", "--host", "nowhere.invalid"]).run()
    #expect(unknown.end == .exited(2))
    #expect(unknown.stderr.contains("check --host"))
  }

  @Test func `a damaged file of subscribers is reported`() throws {
    let workspace = try SampleWorkspace()
    try workspace.write("{", to: ".roadcast/subscribers.json")
    let outcome = try workspace.command(["serve", "--port", "0"]).run()
    #expect(outcome.end == .exited(1))
    #expect(outcome.stderr.contains(".roadcast/subscribers.json:"))
  }

  @Test func `before the first build, nothing is found`() throws {
    let workspace = try SampleWorkspace()
    let folder = try ServedWorkspace.add("Dana", to: workspace)
    let served = try ServedWorkspace(workspace)
    #expect(try served.request(folder + "feed.xml").status == 404)
    try workspace.addEpisode("first", recordings: ["01.wav": .tone(400, seconds: 1.5)])
    #expect(try workspace.run("build").end == .exited(0))
    _ = try ServedWorkspace.wait {
      try served.request(folder + "feed.xml").status == 200 ? true : nil
    }
  }
}
