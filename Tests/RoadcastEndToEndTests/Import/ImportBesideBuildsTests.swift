import Foundation
import RoadcastTesting
import Testing

/// `roadcast import` into a workspace where people go on working.
struct ImportBesideBuildsTests {
  /// Starts an import of a feed with a second episode, and waits until its audio was asked for.
  private func startAddingSecond(_ feed: ChangingFeed, _ host: OldHost) throws -> RunningCommand {
    feed.change()
    let running = try host.importing("own.xml").start()
    for _ in 0..<1_000 {
      if host.server.requests.contains(where: { $0.target == "/2.mp3" }) { break }
      usleep(20_000)
    }
    return running
  }

  @Test func `builds go on while files are fetched, and a second import is refused`() throws {
    let isSilent = Flag(true)
    let feed = ChangingFeed(ChangingFeed.item(1), then: ChangingFeed.item(2) + ChangingFeed.item(1))
    let host = try feed.host { request in
      request.target == "/2.mp3" && isSilent.value ? .some(nil) : nil
    }
    #expect(try host.importing("own.xml").run().end == .exited(0))
    let running = try startAddingSecond(feed, host)
    let build = try host.run(["build", "-C", host.workspace])
    #expect(build.end == .exited(0), "\(build.stderr)")
    let other = try host.importing("own.xml").run()
    #expect(other.end == .exited(2))
    #expect(
      other.stderr.contains("another import (process \(running.number)) is running"),
      "\(other.stderr)"
    )
    #expect(running.isRunning)
    running.send(SIGINT)
    #expect(try running.wait(timeout: 30).end == .exited(130))
    #expect(
      try host.folder.names("new/episodes").filter { $0.hasPrefix("2021") } == ["2021-01-01-e1"]
    )
    isSilent.value = false
    #expect(try host.importing("own.xml").run().end == .exited(0))
    #expect(try host.manifest("2021-01-02-e2").contains("guid: 'g2'"))
    #expect(try !host.folder.names("new").contains("episodes.importing"))
  }

  @Test func `a build waits while an import moves files`() throws {
    let host = try ChangingFeed(ChangingFeed.item(1), then: "").host()
    #expect(try host.importing("own.xml").run().end == .exited(0))
    // Both locks have the number of one process, which is no other build.
    for name in ["lock", "import.lock"] {
      try host.folder.write("99999999\n", to: "new/.roadcast/\(name)")
    }
    let lock = try HeldLock("\(host.workspace)/.roadcast/lock")
    let build = try Command(BuiltCommand.path(), ["build", "-C", host.workspace]).start()
    usleep(1_500_000)
    #expect(build.isRunning)
    _ = consume lock
    let outcome = try build.wait(timeout: 60)
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
  }

  @Test func `what was fetched waits for a build, and stays when it's killed`() throws {
    let feed = ChangingFeed(ChangingFeed.item(1), then: ChangingFeed.item(2) + ChangingFeed.item(1))
    let host = try feed.host()
    #expect(try host.importing("own.xml").run().end == .exited(0))
    let lock = try HeldLock("\(host.workspace)/.roadcast/lock")
    let running = try startAddingSecond(feed, host)
    let collected = "\(host.workspace)/episodes.importing/2021-01-02-e2/episode.yml"
    for _ in 0..<1_000 where !FileManager.default.fileExists(atPath: collected) { usleep(20_000) }
    usleep(300_000)
    #expect(running.isRunning)
    #expect(
      try host.folder.names("new/episodes").filter { $0.hasPrefix("2021") } == ["2021-01-01-e1"]
    )
    running.send(SIGKILL)
    _ = try running.wait(timeout: 30)
    _ = consume lock
    let before = host.server.requests.count
    let again = try host.importing("own.xml", ["--json"]).run()
    #expect(again.stdout.contains("\"new\" : 1"), "\(again.stdout) \(again.stderr)")
    #expect(!host.fetches(after: before).contains("/2.mp3"))
    #expect(try host.manifest("2021-01-02-e2").contains("guid: 'g2'"))
    #expect(try host.run(["build", "-C", host.workspace]).end == .exited(0))
  }

  @Test func `a manifest that appears while an import runs is never written over`() throws {
    let feed = ChangingFeed(ChangingFeed.item(1), then: ChangingFeed.item(2) + ChangingFeed.item(1))
    let host = try feed.host()
    #expect(try host.importing("own.xml").run().end == .exited(0))
    let lock = try HeldLock("\(host.workspace)/.roadcast/lock")
    let running = try startAddingSecond(feed, host)
    // Both a folder's own name and all that's in it are a person's.
    try host.folder.write("title: Mine\n", to: "new/episodes/2021-01-02-e2/episode.yml")
    _ = consume lock
    let outcome = try running.wait(timeout: 30)
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(
      outcome.stdout.contains("episodes that already have a manifest (1)"),
      "\(outcome.stdout)"
    )
    #expect(try host.manifest("2021-01-02-e2") == "title: Mine\n")
    #expect(try host.folder.names("new/episodes/2021-01-02-e2") == ["episode.yml"])
    #expect(try !host.folder.names("new").contains("episodes.importing"))
  }
}
