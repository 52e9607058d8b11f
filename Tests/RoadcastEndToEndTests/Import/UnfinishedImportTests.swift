import Foundation
import RoadcastTesting
import Testing

/// What people do to the folder of an import that hasn't finished, or while it runs.
struct UnfinishedImportTests {
  private static let first = "2021-01-01-e1"
  private static let second = "2021-01-02-e2"

  /// A host with two episodes, the second of which can't be fetched at first.
  private func host(_ isBroken: Flag) throws -> OldHost {
    try ChangingFeed(ChangingFeed.item(2) + ChangingFeed.item(1), then: "").host { request in
      request.target == "/2.mp3" && isBroken.value ? .some(.init(503)) : nil
    }
  }

  @Test func `a workspace that appears before the first import ends is never taken for its own`()
    throws
  {
    let isBroken = Flag(true)
    let host = try host(isBroken)
    #expect(try host.importing("own.xml").run().end == .exited(2))
    let kept = "new/episodes.importing/\(Self.first)/episode.mp3"
    #expect(host.folder.exists(kept))
    #expect(host.folder.text("new/.gitignore")?.contains("/episodes.importing/") == true)
    #expect(try host.run(["init", host.workspace]).end == .exited(0))
    let made = try host.folder.names("new/episodes")
    isBroken.value = false
    let again = try host.importing("own.xml").run()
    #expect(again.end == .exited(2))
    #expect(
      again.stderr.contains("appeared while the import into this folder was unfinished"),
      "\(again.stderr)"
    )
    #expect(host.folder.exists(kept))
    #expect(try host.folder.names("new/episodes") == made)
    // The way out that the message names.
    try FileManager.default.moveItem(
      atPath: "\(host.workspace)/episodes",
      toPath: "\(host.folder.path)/mine"
    )
    let before = host.server.requests.count
    #expect(try host.importing("own.xml").run().end == .exited(0))
    #expect(!host.fetches(after: before).contains("/1.mp3"))
    #expect(try host.manifest(Self.second).contains("guid: 'g2'"))
  }

  @Test func `an own workspace in the folder of a given up import stays as it is`() throws {
    let isBroken = Flag(true)
    let host = try host(isBroken)
    #expect(try host.importing("own.xml").run().end == .exited(2))
    try host.folder.remove("new/episodes.importing")
    #expect(try host.run(["init", host.workspace]).end == .exited(0))
    let made = try host.folder.names("new/episodes")
    isBroken.value = false
    let again = try host.importing("own.xml").run()
    #expect(again.end == .exited(2))
    #expect(again.stderr.contains("wasn't made by an import of this feed"), "\(again.stderr)")
    #expect(try host.folder.names("new/episodes") == made)
  }

  @Test func `an import that was killed right after it made the workspace goes on`() throws {
    let host = try host(Flag(false))
    #expect(try host.importing("own.xml").run().end == .exited(0))
    let state = host.folder.text("new/.roadcast/import.json") ?? ""
    #expect(state.contains(/"stage"\s*:\s*"later"/), "\(state)")
    try host.folder.write(
      state.replacing(/"stage"\s*:\s*"later"/, with: "\"stage\" : \"first\""),
      to: "new/.roadcast/import.json"
    )
    let again = try host.importing("own.xml", ["--json"]).run()
    #expect(again.stdout.contains("\"new\" : 0"), "\(again.stdout) \(again.stderr)")
  }

  @Test func `an episode that the feed leaves out for a while is added later, with its audio`()
    throws
  {
    let feed = ChangingFeed(ChangingFeed.item(1), then: ChangingFeed.item(2) + ChangingFeed.item(1))
    let host = try feed.host()
    let short = feed.text(host: host.server.address(""))
    #expect(try host.importing("own.xml").run().end == .exited(0))
    feed.change()
    let lock = try HeldLock("\(host.workspace)/.roadcast/lock")
    let running = try host.importing("own.xml").start()
    let collected = "new/episodes.importing/\(Self.second)/episode.yml"
    for _ in 0..<1_000 where !host.folder.exists(collected) { usleep(20_000) }
    running.send(SIGKILL)
    _ = try running.wait(timeout: 30)
    _ = consume lock
    // The same show, without the second episode.
    try host.folder.write(short, to: "short.xml")
    let between = try host.run(["import", "\(host.folder.path)/short.xml", host.workspace])
    #expect(between.end == .exited(0), "\(between.stderr)")
    // From a file, nothing on this machine is asked.
    #expect(
      between.stdout.contains("audio that couldn't be compared with the old host's (1)"),
      "\(between.stdout)"
    )
    #expect(host.folder.exists(collected))
    let before = host.server.requests.count
    let last = try host.importing("own.xml", ["--json"]).run()
    #expect(last.stdout.contains("\"new\" : 1"), "\(last.stdout) \(last.stderr)")
    #expect(!host.fetches(after: before).contains("/2.mp3"))
    #expect(try host.manifest(Self.second).contains("guid: 'g2'"))
    #expect(!host.folder.exists("new/episodes.importing"))
  }

  @Test func `a folder that somebody removes meanwhile doesn't stop the others`() throws {
    let host = try host(Flag(false))
    #expect(try host.importing("own.xml", ["--no-audio"]).run().end == .exited(0))
    let lock = try HeldLock("\(host.workspace)/.roadcast/lock")
    let running = try host.importing("own.xml").start()
    for slug in [Self.first, Self.second] {
      let audio = "new/episodes.importing/\(slug)/episode.mp3"
      for _ in 0..<1_000 where !host.folder.exists(audio) { usleep(20_000) }
    }
    usleep(300_000)
    try host.folder.remove("new/episodes/\(Self.first)")
    _ = consume lock
    let outcome = try running.wait(timeout: 30)
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(
      outcome.stdout.contains("episodes that were changed while the import ran (1)"),
      "\(outcome.stdout)"
    )
    #expect(host.folder.exists("new/episodes/\(Self.second)/episode.mp3"))
    #expect(!host.folder.exists("new/episodes/\(Self.first)"))
  }

  @Test func `what's collected of an episode that has left the feed is named, and used again`()
    throws
  {
    let isBroken = Flag(true)
    let feed = ChangingFeed(ChangingFeed.item(2) + ChangingFeed.item(1), then: ChangingFeed.item(2))
    let host = try feed.host { request in
      request.target == "/2.mp3" && isBroken.value ? .some(.init(503)) : nil
    }
    #expect(try host.importing("own.xml").run().end == .exited(2))
    let whole = feed.text(host: host.server.address(""))
    feed.change()
    isBroken.value = false
    let again = try host.importing("own.xml").run()
    #expect(again.end == .exited(0), "\(again.stderr)")
    #expect(
      again.stdout.contains("episodes that have left the feed meanwhile (1)"),
      "\(again.stdout)"
    )
    #expect(again.stdout.contains(Self.first), "\(again.stdout)")
    let audio = "new/episodes/\(Self.first)/episode.mp3"
    #expect(host.folder.exists(audio))
    // It's in the feed again, and its audio isn't fetched: from a file, nothing on this machine is.
    try host.folder.write(whole, to: "whole.xml")
    let last = try host.run(["import", "\(host.folder.path)/whole.xml", host.workspace, "--json"])
    #expect(last.stdout.contains("\"new\" : 1"), "\(last.stdout) \(last.stderr)")
    #expect(try host.manifest(Self.first).contains("guid: 'g1'"))
    #expect(try !host.manifest(Self.first).contains("draft:"))
    #expect(try host.folder.names("new/episodes").filter { $0.hasPrefix("2021") }.count == 2)
  }

  @Test func `half a picture is never left in the workspace`() throws {
    let picture = "<itunes:image href=\"HOST/show.png\"/>"
    let host = try ChangingFeed(picture + ChangingFeed.item(1), then: "").host { request in
      guard request.target == "/show.png" else { return nil }
      return .some(.init(bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\nhalf".utf8)))
    }
    let outcome = try host.importing("own.xml").run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(outcome.stdout.contains("covers that can't be fetched"), "\(outcome.stdout)")
    let names = try host.folder.names("new/episodes")
    #expect(!names.contains { $0.hasSuffix(".part") }, "\(names)")
  }

  @Test func `a manifest that's corrected keeps its permissions`() throws {
    let item = ChangingFeed.item(1, "<itunes:duration>1:12</itunes:duration>")
    let host = try ChangingFeed(item, then: "").host()
    #expect(try host.importing("own.xml", ["--no-audio"]).run().end == .exited(0))
    let path = "\(host.workspace)/episodes/\(Self.first)/episode.yml"
    let isMade = unsafe chmod(path, 0o640) == 0
    #expect(isMade)
    let before = try host.manifest(Self.first)
    #expect(try host.importing("own.xml").run().end == .exited(0))
    #expect(try host.manifest(Self.first) != before)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test(.enabled(if: SmallDisk.isPossible))
  func `episodes on another mount are refused before anything is fetched`() throws {
    let feed = ChangingFeed(ChangingFeed.item(1), then: ChangingFeed.item(2) + ChangingFeed.item(1))
    let host = try feed.host()
    #expect(try host.importing("own.xml").run().end == .exited(0))
    let episodes = "\(host.workspace)/episodes"
    // The same disk, which has the folder twice.
    #expect(try Command("mount", ["--bind", episodes, episodes]).run().end == .exited(0))
    defer { _ = try? Command("umount", ["--lazy", episodes]).run() }
    feed.change()
    let before = host.server.requests.count
    let outcome = try host.importing("own.xml").run()
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("is another mount than"), "\(outcome.stderr)")
    #expect(host.fetches(after: before) == ["/feed/own.xml"])
    #expect(!host.folder.exists("new/episodes.importing"))
  }
}
