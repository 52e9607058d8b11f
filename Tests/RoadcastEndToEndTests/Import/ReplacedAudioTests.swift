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

  @Test func `a host whose clock is fast isn't said to have newer audio`() throws {
    func text(_ seconds: Double) -> String {
      let formatter = DateFormatter()
      formatter.locale = Locale(identifier: "en_US_POSIX")
      formatter.timeZone = TimeZone(secondsFromGMT: 0)
      formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
      return formatter.string(from: Date(timeIntervalSinceNow: seconds))
    }
    let isReplaced = Flag(false)
    // By its clock, the file is half an hour old.
    let host = try host(
      ChangingFeed(ChangingFeed.item(1), then: ""),
      isReplaced,
      by: OldHost.mp3.get(),
      [("Date", text(3_600)), ("Last-Modified", text(1_800))]
    )
    #expect(try host.importing("own.xml").run().end == .exited(0))
    isReplaced.value = true
    let second = try host.importing("own.xml").run()
    #expect(!second.stdout.contains("different at the old host"), "\(second.stdout)")
    #expect(host.server.requests.last?.method == "HEAD")
  }

  @Test func `audio stays where the newer one can't be fetched`() throws {
    let (isReplaced, isBroken) = (Flag(false), Flag(true))
    let date = ("Last-Modified", "Thu, 01 Jan 2099 06:00:00 GMT")
    let host = try ChangingFeed(ChangingFeed.item(2) + ChangingFeed.item(1), then: "").host {
      request in
      if request.target == "/2.mp3", isBroken.value { return .some(.init(503)) }
      guard request.target == "/1.mp3", isReplaced.value else { return nil }
      return .some(request.method == "HEAD" ? .init(200, [date]) : .init(404))
    }
    #expect(try host.importing("own.xml").run().end == .exited(2))
    isReplaced.value = true
    isBroken.value = false
    let before = host.server.requests.count
    let second = try host.importing("own.xml").run()
    #expect(second.end == .exited(0), "\(second.stderr)")
    #expect(host.fetches(after: before).contains("/1.mp3"))
    #expect(second.stdout.contains(Self.words), "\(second.stdout)")
    #expect(try host.folder.read(Self.audio) == OldHost.mp3.get())
    #expect(try !host.manifest(Self.slug).contains("draft:"))
  }

  @Test func `a download never goes on with another version of the file`() throws {
    let bytes = try OldHost.mp3.get()
    let old = bytes + bytes + bytes + bytes
    // The same length, and the same end of what was fetched.
    let place = try #require(old.prefix(200).firstIndex(of: UInt8(ascii: "L")))
    var new = old
    new[place] = UInt8(ascii: "M")
    let isReplaced = Flag(false)
    let date = ("Last-Modified", "Thu, 01 Jan 2099 06:00:00 GMT")
    let replacement = new
    let host = try ChangingFeed(ChangingFeed.item(1), then: "").host { request in
      guard request.target == "/1.mp3" else { return nil }
      guard isReplaced.value else {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: \(old.count)\r\n\r\n"
        return .some(.init(bytes: Array(head.utf8) + old.prefix(100_000)))
      }
      guard let range = request.headers["range"]?.dropFirst(6) else {
        return .some(.init(200, [date], body: replacement))
      }
      let ends = range.split(separator: "-").compactMap { Int($0) }
      let end = ends.count > 1 ? ends[1] + 1 : replacement.count
      let line = ("Content-Range", "bytes \(ends[0])-\(end - 1)/\(replacement.count)")
      return .some(.init(206, [date, line], body: Array(replacement[ends[0]..<end])))
    }
    #expect(try host.importing("own.xml").run().end == .exited(2))
    isReplaced.value = true
    let second = try host.importing("own.xml").run()
    #expect(second.end == .exited(0), "\(second.stderr)")
    #expect(try host.folder.read(Self.audio) == new)
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
