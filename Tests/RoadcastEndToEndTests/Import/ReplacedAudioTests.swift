import Foundation
import RoadcastTesting
import Testing

/// Audio that the old host replaces between two imports.
struct ReplacedAudioTests {
  private static let slug = "2021-01-01-e1"
  private static let audio = "new/episodes/\(slug)/episode.mp3"
  private static let words = "audio that's different at the old host now (1)"

  /// A host whose first episode's audio is replaced as soon as the flag is set.
  private func host(
    _ feed: ChangingFeed,
    _ isReplaced: Flag,
    by new: [UInt8],
    _ headers: [(String, String)] = [],
    other: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Reply?? = { _ in nil }
  ) throws -> OldHost {
    try feed.host { request in
      guard request.target == "/1.mp3", isReplaced.value else { return other(request) }
      return .some(.init(200, headers, body: new))
    }
  }

  @Test func `audio of another length stays and is reported, until it's removed here`() throws {
    let old = try OldHost.mp3.get()
    let new = old + old
    func item(_ duration: String) -> String {
      ChangingFeed.item(1, "<itunes:duration>\(duration)</itunes:duration>")
    }
    let feed = ChangingFeed(item("0:12"), then: item("0:24"))
    let isReplaced = Flag(false)
    let host = try host(feed, isReplaced, by: new)
    let first = try host.importing("own.xml").run()
    #expect(!first.stdout.contains("different at the old host"), "\(first.stdout)")
    #expect(try host.manifest(Self.slug).contains("duration: \"0:12\""))
    isReplaced.value = true
    feed.change()
    let before = host.server.requests.count
    let second = try host.importing("own.xml").run()
    #expect(second.end == .exited(0), "\(second.stderr)")
    #expect(second.stdout.contains(Self.words), "\(second.stdout)")
    #expect(second.stdout.contains(Self.slug), "\(second.stdout)")
    #expect(!host.fetches(after: before).contains("/1.mp3"))
    #expect(try host.folder.read(Self.audio) == old)
    try host.folder.remove(Self.audio)
    let third = try host.importing("own.xml").run()
    #expect(third.end == .exited(0), "\(third.stderr)")
    #expect(!third.stdout.contains("different at the old host"), "\(third.stdout)")
    #expect(try host.folder.read(Self.audio) == new)
    #expect(try !host.manifest(Self.slug).contains("0:12"))
    #expect(try host.run(["build", "-C", host.workspace]).end == .exited(0))
  }

  @Test func `audio of the same length is reported when it's newer`() throws {
    let isReplaced = Flag(false)
    let host = try host(
      ChangingFeed(ChangingFeed.item(1), then: ""),
      isReplaced,
      by: OldHost.mp3.get(),
      [("Last-Modified", "Thu, 01 Jan 2099 06:00:00 GMT")]
    )
    #expect(try host.importing("own.xml").run().end == .exited(0))
    isReplaced.value = true
    let second = try host.importing("own.xml").run()
    #expect(second.stdout.contains(Self.words), "\(second.stdout)")
  }

  @Test func `a file that's made for each request is never called newer`() throws {
    let isReplaced = Flag(false)
    let date = "Thu, 01 Jan 2099 06:00:00 GMT"
    let host = try host(
      ChangingFeed(ChangingFeed.item(1), then: ""),
      isReplaced,
      by: OldHost.mp3.get(),
      [("Date", date), ("Last-Modified", date)]
    )
    #expect(try host.importing("own.xml").run().end == .exited(0))
    isReplaced.value = true
    let second = try host.importing("own.xml").run()
    #expect(!second.stdout.contains("different at the old host"), "\(second.stdout)")
    #expect(host.server.requests.last?.method == "HEAD")
  }

  @Test func `an import that goes on fetches newer audio again`() throws {
    let (isReplaced, isBroken) = (Flag(false), Flag(true))
    let new = try OldHost.mp3.get() + OldHost.mp3.get()
    let host = try host(
      ChangingFeed(ChangingFeed.item(2) + ChangingFeed.item(1), then: ""),
      isReplaced,
      by: new,
      [("Last-Modified", "Thu, 01 Jan 2099 06:00:00 GMT")]
    ) { request in
      request.target == "/2.mp3" && isBroken.value ? .some(.init(503)) : nil
    }
    #expect(try host.importing("own.xml").run().end == .exited(2))
    isReplaced.value = true
    isBroken.value = false
    let second = try host.importing("own.xml").run()
    #expect(second.end == .exited(0), "\(second.stderr)")
    #expect(try host.folder.read(Self.audio) == new)
  }
}
