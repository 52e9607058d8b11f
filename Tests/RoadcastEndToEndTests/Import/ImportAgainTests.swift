import Foundation
import RoadcastTesting
import Testing

/// A second `roadcast import` into the same folder: it goes on, adds what's new, and loses nothing.
struct ImportAgainTests {
  @Test func `episodes that are new in the feed are added, and those that were removed aren't`()
    throws
  {
    let feed = ChangingFeed(
      ChangingFeed.item(3) + ChangingFeed.item(2) + ChangingFeed.item(1),
      then: ChangingFeed.item(5) + ChangingFeed.item(4) + ChangingFeed.item(3, title: "Renamed")
        + ChangingFeed.item(2)
        + ChangingFeed.item(1)
    )
    let host = try feed.host()
    #expect(try host.importing("own.xml").run().end == .exited(0))
    try host.folder.remove("new/episodes/2021-01-02-e2")
    try host.folder.write(
      "# mine\n" + host.manifest("2021-01-01-e1"),
      to: "new/episodes/2021-01-01-e1/episode.yml"
    )
    feed.change()
    let plan = try host.importing("own.xml", ["--dry-run"]).run()
    #expect(plan.stdout.contains("would add to"), "\(plan.stdout)")
    #expect(plan.stdout.contains("2 new episodes"), "\(plan.stdout)")
    let again = try host.importing("own.xml", ["--json"]).run()
    #expect(again.end == .exited(0), "\(again.stderr)")
    #expect(again.stdout.contains("\"new\" : 2"), "\(again.stdout)")
    #expect(
      Set(try host.folder.names("new/episodes").filter { $0.hasPrefix("2021") })
        == ["2021-01-01-e1", "2021-01-03-e3", "2021-01-04-e4", "2021-01-05-e5"]
    )
    #expect(try host.manifest("2021-01-01-e1").hasPrefix("# mine\n"))
    let third = try host.importing("own.xml", ["--json"]).run()
    #expect(third.stdout.contains("\"new\" : 0"), "\(third.stdout)")
    let build = try host.run(["build", "-C", host.workspace])
    #expect(build.end == .exited(0), "\(build.stderr)")
  }

  @Test func `an own episode keeps its folder, whatever the old feed calls a new one`() throws {
    let feed = ChangingFeed(ChangingFeed.item(1), then: ChangingFeed.item(2) + ChangingFeed.item(1))
    let host = try feed.host()
    #expect(try host.importing("own.xml").run().end == .exited(0))
    try host.folder.write("title: Mine\n", to: "new/episodes/2021-01-02-e2/episode.yml")
    feed.change()
    #expect(try host.importing("own.xml").run().end == .exited(0))
    #expect(try host.manifest("2021-01-02-e2") == "title: Mine\n")
    #expect(try host.manifest("2021-01-02-e2-2").contains("guid: 'g2'"))
  }

  @Test func `audio that comes later corrects its manifest, and only what depends on it`() throws {
    // Too long by a minute, and AAC under the name of an MP3 file.
    let feed = ChangingFeed(
      ChangingFeed.item(2) + ChangingFeed.item(1, "<itunes:duration>1:12</itunes:duration>"),
      then: ""
    )
    let host = try feed.host { request in
      guard request.target == "/2.mp3", let m4a = try? OldHost.m4a.get() else { return nil }
      return .some(.init(200, [], body: m4a))
    }
    #expect(try host.importing("own.xml", ["--no-audio"]).run().end == .exited(0))
    #expect(try host.manifest("2021-01-01-e1").contains("duration: \"1:12\""))
    let slug = "2021-01-02-e2"
    try host.folder.write(
      host.manifest(slug).replacing("title: E2\n", with: "title: My words   # mine\n"),
      to: "new/episodes/\(slug)/episode.yml"
    )
    let second = try host.importing("own.xml").run()
    #expect(second.end == .exited(0), "\(second.stderr)")
    #expect(second.stdout.contains("lengths that the feed had wrong"), "\(second.stdout)")
    #expect(try host.manifest("2021-01-01-e1").contains("\nenclosure: episode.mp3\n"))
    let changed = try host.manifest(slug)
    #expect(changed.contains("title: My words   # mine\n"), "\(changed)")
    #expect(changed.contains("\nenclosure: episode.m4a\n"), "\(changed)")
    let build = try host.run(["build", "-C", host.workspace])
    #expect(build.end == .exited(0), "\(build.stderr)")
  }

  @Test func `a file that a person has chosen stays, and is reported`() throws {
    let feed = ChangingFeed(
      ChangingFeed.item(1, "<itunes:duration>1:12</itunes:duration>"),
      then: ""
    )
    let host = try feed.host()
    #expect(try host.importing("own.xml", ["--no-audio"]).run().end == .exited(0))
    let mine = "title: E1\npublished: 2021-01-01\nenclosure: { file: episode.mp3, type: audio/x }\n"
    try host.folder.write(mine, to: "new/episodes/2021-01-01-e1/episode.yml")
    let second = try host.importing("own.xml").run()
    #expect(second.stdout.contains("manifests that you have changed"), "\(second.stdout)")
    #expect(try host.manifest("2021-01-01-e1") == mine)
  }

  @Test func `what somebody has removed, renamed or put in place stays so`() throws {
    let cover = "<itunes:image href=\"HOST/own.jpg\"/>"
    let feed = ChangingFeed(
      "<itunes:image href=\"HOST/show.png\"/>" + ChangingFeed.item(3) + ChangingFeed.item(2)
        + ChangingFeed.item(1, cover),
      then: ""
    )
    let host = try feed.host()
    #expect(try host.importing("own.xml").run().end == .exited(0))
    let folders = (1...3).map { "new/episodes/2021-01-0\($0)-e\($0)" }
    // No cover for the first one, another name for the second one's audio, and an own recording.
    let text = try host.manifest("2021-01-01-e1")
    #expect(text.contains("\ncover: "), "\(text)")
    let withoutCover = text.split(separator: "\n").filter { !$0.hasPrefix("cover:") }
    try host.folder.write(withoutCover.joined(separator: "\n"), to: "\(folders[0])/episode.yml")
    for name in try host.folder.names(folders[0]) where name.hasSuffix(".jpg") {
      try host.folder.remove("\(folders[0])/\(name)")
    }
    let sound = try host.folder.read("\(folders[1])/episode.mp3")
    try host.folder.write(sound, to: "\(folders[1])/mine.mp3")
    try host.folder.remove("\(folders[1])/episode.mp3")
    let named = try host.manifest("2021-01-02-e2").replacing(
      "enclosure: episode.mp3",
      with: "enclosure: mine.mp3"
    )
    try host.folder.write(named, to: "\(folders[1])/episode.yml")
    try host.folder.write("my notes", to: "\(folders[2])/episode.mp3")
    for name in try host.folder.names("new/episodes") where name.hasSuffix(".png") {
      try host.folder.remove("new/episodes/\(name)")
    }
    let names = try (["new/episodes"] + folders).map { try host.folder.names($0) }
    let before = host.server.requests.count
    let again = try host.importing("own.xml").run()
    #expect(again.end == .exited(0), "\(again.stderr)")
    #expect(again.stdout.contains("files that can't be used"), "\(again.stdout)")
    #expect(host.fetches(after: before) == ["/feed/own.xml"])
    #expect(try (["new/episodes"] + folders).map { try host.folder.names($0) } == names)
    #expect(try host.folder.read("\(folders[2])/episode.mp3") == Array("my notes".utf8))
    #expect(try !host.manifest("2021-01-01-e1").contains("cover:"))
  }

  @Test(arguments: [false, true])
  func `a draft ends with its audio, unless somebody has changed the line`(isChanged: Bool) throws {
    let isBroken = Flag(true)
    let feed = ChangingFeed(ChangingFeed.item(2) + ChangingFeed.item(1), then: "")
    let host = try feed.host { request in
      request.target == "/1.mp3" && isBroken.value ? .some(.init(503)) : nil
    }
    #expect(try host.importing("own.xml", ["--skip-missing"]).run().end == .exited(0))
    let slug = "2021-01-01-e1"
    let text = try host.manifest(slug)
    #expect(text.contains("\ndraft: true   # "), "\(text)")
    if isChanged {
      let lines = text.split(separator: "\n").map {
        $0.hasPrefix("draft:") ? "draft: true   # legal hasn't approved" : String($0)
      }
      try host.folder.write(lines.joined(separator: "\n"), to: "new/episodes/\(slug)/episode.yml")
    }
    // Without audio, nothing has changed.
    #expect(try host.importing("own.xml", ["--no-audio"]).run().end == .exited(0))
    #expect(try host.manifest(slug).contains("\ndraft: true   # "))
    isBroken.value = false
    let second = try host.importing("own.xml").run()
    #expect(second.end == .exited(0), "\(second.stderr)")
    #expect(second.stdout.contains("drafts whose audio is there") == isChanged)
    #expect(try host.manifest(slug).contains("\ndraft: ") == isChanged)
  }

  @Test func `a workspace whose episodes aren't noted isn't imported into again`() throws {
    let host = try ChangingFeed(ChangingFeed.item(1), then: "").host()
    #expect(try host.importing("own.xml").run().end == .exited(0))
    let state = String(decoding: try host.folder.read("new/.roadcast/import.json"), as: UTF8.self)
    try host.folder.write(
      state.replacing(/"items"\s*:\s*\[[^\]]*\]/, with: "\"items\" : []"),
      to: "new/.roadcast/import.json"
    )
    let again = try host.importing("own.xml").run()
    #expect(again.end == .exited(2))
    #expect(again.stderr.contains("by an earlier version"), "\(again.stderr)")
    #expect(try host.folder.names("new/episodes").filter { $0.hasPrefix("2021") }.count == 1)
  }

  @Test func `another feed never removes what was fetched`() throws {
    let feed = ChangingFeed(ChangingFeed.item(2) + ChangingFeed.item(1), then: "")
    let isBroken = Flag(true)
    let host = try feed.host { request in
      request.target == "/2.mp3" && isBroken.value ? .some(.init(503)) : nil
    }
    #expect(try host.importing("own.xml").run().end == .exited(2))
    let kept = "\(host.workspace)/episodes.importing/2021-01-01-e1/episode.mp3"
    #expect(FileManager.default.fileExists(atPath: kept))
    let other = try host.importing("transistor.xml").run()
    #expect(other.end == .exited(2))
    #expect(other.stderr.contains("is from the import of another feed"), "\(other.stderr)")
    #expect(FileManager.default.fileExists(atPath: kept))
    // The same show at another address goes on.
    isBroken.value = false
    let before = host.server.requests.count
    try host.folder.write(feed.text(host: host.server.address("")), to: "saved.xml")
    let saved = Command(
      try BuiltCommand.path(),
      ["import", "\(host.folder.path)/saved.xml", host.workspace]
    )
    // The audio is on this machine, where a feed in a file mustn't lead.
    #expect(try saved.run().end == .exited(0))
    #expect(!host.fetches(after: before).contains("/1.mp3"))
  }

  @Test func `a retitled episode's audio isn't fetched again`() throws {
    let feed = ChangingFeed(
      ChangingFeed.item(2) + ChangingFeed.item(1),
      then: ChangingFeed.item(2) + ChangingFeed.item(1, title: "New")
    )
    let isBroken = Flag(true)
    let host = try feed.host { request in
      request.target == "/2.mp3" && isBroken.value ? .some(.init(503)) : nil
    }
    #expect(try host.importing("own.xml").run().end == .exited(2))
    isBroken.value = false
    feed.change()
    let before = host.server.requests.count
    #expect(try host.importing("own.xml").run().end == .exited(0))
    #expect(!host.fetches(after: before).contains("/1.mp3"))
    #expect(try host.manifest("2021-01-01-e1").hasPrefix("title: New\n"))
  }

  @Test func `a download goes on after every interruption`() throws {
    let bytes = try OldHost.mp3.get()
    let big = bytes + bytes + bytes + bytes
    let sent = Flag(false)
    let feed = ChangingFeed(ChangingFeed.item(1), then: "")
    // The first answer stops early, the second one later, and the third goes to the end.
    let host = try feed.host { request in
      guard request.target == "/1.mp3" else { return nil }
      let range = request.headers["range"].map { String($0.dropFirst(6)) } ?? "0-"
      let ends = range.split(separator: "-").compactMap { Int($0) }
      let start = ends.first ?? 0
      let end = min(ends.count > 1 ? ends[1] + 1 : big.count, big.count)
      guard range != "0-" else {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: \(big.count)\r\n\r\n"
        return .some(.init(bytes: Array(head.utf8) + big.prefix(100_000)))
      }
      let line = "bytes \(start)-\(end - 1)/\(big.count)"
      guard ends.count == 1, !sent.value else {
        return .some(.init(206, [("Content-Range", line)], body: Array(big[start..<end])))
      }
      sent.value = true
      let head =
        "HTTP/1.1 206 Part\r\nContent-Range: \(line)\r\nContent-Length: \(end - start)\r\n\r\n"
      return .some(.init(bytes: Array(head.utf8) + big[start..<start + 60_000]))
    }
    var starts: [Int] = []
    for _ in 0..<4 {
      let before = host.server.requests.count
      let outcome = try host.importing("own.xml").run()
      for request in host.server.requests.dropFirst(before) where request.target == "/1.mp3" {
        let range = request.headers["range"] ?? "bytes=0-"
        if range.hasSuffix("-") { starts.append(Int(range.dropFirst(6).dropLast()) ?? 0) }
      }
      if outcome.end == .exited(0) { break }
    }
    #expect(starts.contains(100_000) && starts.contains(160_000), "\(starts)")
    #expect(try host.folder.read("new/episodes/2021-01-01-e1/episode.mp3") == big)
  }

  @Test(.enabled(if: SmallDisk.isPossible))
  func `audio that can't fit on the disk isn't begun`() throws {
    let disk = try SmallDisk(kilobytes: 4_096)
    let feed = ChangingFeed(
      ChangingFeed.item(1).replacing("length=\"1\"", with: "length=\"40000000\""),
      then: ""
    )
    let host = try feed.host()
    var importing = try host.importing("own.xml")
    importing.arguments[2] = "\(disk.path)/new"
    let outcome = try importing.run()
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("free some space, or add --no-audio"), "\(outcome.stderr)")
    #expect(!host.server.requests.contains { $0.target == "/1.mp3" })
    #expect(!FileManager.default.fileExists(atPath: "\(disk.path)/new"))
  }
}
