import Foundation
import RoadcastFeed
import RoadcastTesting
import Testing

/// `roadcast import` with the feeds of other programs: the built feed is the old one, item for item.
struct ImportTests {
  /// What an app sees of an item, but for the addresses of files.
  private struct Item: Equatable {
    var texts: [String: String] = [:]
    var guid = ""
    var isPermalink = true
    var date = ""
    var enclosure: [String] = []
    var seconds = 0
    var transcripts: [String] = []
    var chapters: [String] = []
    var people: [String] = []
    var categories: [String] = []
    var hasOwnImage = false
  }

  private func items(_ bytes: [UInt8]) throws -> [String: Item] {
    let channel = try FeedNode.channel(of: bytes)
    let image = channel.first("itunes:image")?.attribute("href")
    let explicit = channel.first("itunes:explicit")?.text
    var items: [String: Item] = [:]
    for element in channel.all("item") where element.first("enclosure") != nil {
      var item = Item()
      for name in [
        "title", "itunes:title", "description", "content:encoded", "itunes:season",
        "itunes:episode",
      ] {
        item.texts[name] = element.first(name)?.text
      }
      // Apps show the title where both are the same.
      if item.texts["itunes:title"] == item.texts["title"] { item.texts["itunes:title"] = nil }
      item.texts["link"] = element.first("link")?.text
      item.texts["type"] = element.first("itunes:episodeType")?.text ?? "full"
      let words = element.first("itunes:explicit")?.text ?? explicit ?? ""
      item.texts["explicit"] = ["yes", "true"].contains(words.lowercased()) ? "true" : "false"
      let guid = try #require(element.first("guid"))
      item.guid = guid.text
      item.isPermalink = guid.attribute("isPermaLink") != "false"
      item.date = try Self.date(element.first("pubDate")?.text ?? "")
      let file = try #require(element.first("enclosure"))
      item.enclosure = [file.attribute("length") ?? "", file.attribute("type") ?? ""]
      item.seconds = (element.first("itunes:duration")?.text ?? "").split(separator: ":").reduce(0)
      {
        $0 * 60 + (Int($1) ?? 0)
      }
      item.transcripts = element.all("podcast:transcript").map { $0.attribute("type") ?? "" }
        .sorted()
      item.chapters =
        element.first("psc:chapters")?.all("psc:chapter").map {
          "\($0.attribute("start") ?? "") \($0.attribute("title") ?? "") \($0.attribute("href") ?? "")"
        } ?? []
      item.people = element.all("podcast:person").map {
        [$0.text, $0.attribute("role"), $0.attribute("href"), $0.attribute("img")]
          .map { $0 ?? "-" }.joined(separator: " ")
      }
      item.categories = element.all("category").map(\.text)
      item.categories += (element.first("itunes:keywords")?.text ?? "").split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      item.categories.sort()
      let own = element.first("itunes:image")?.attribute("href")
      item.hasOwnImage = own != nil && own != image
      items[item.guid] = item
    }
    return items
  }

  /// The moment of a date in a feed, as seconds since 1970.
  private static func date(_ text: String) throws -> String {
    let outcome = try Command(
      "python3",
      [
        "-c", "import sys, email.utils as u; print(int(u.mktime_tz(u.parsedate_tz(sys.argv[1]))))",
        text,
      ]
    ).run()
    return outcome.stdout
  }

  private func compare(_ feeds: [String], _ host: OldHost) throws {
    let outcome = try host.importing(feeds[0]).run(timeout: 120)
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let build = try host.run(["build", "-C", host.workspace])
    #expect(build.end == .exited(0), "\(build.stderr)")
    var old: [String: Item] = [:]
    for name in feeds {
      let text = try OldHost.feed(name, host: "http://127.0.0.1:\(host.server.port)")
      old.merge(try items(Array(text.utf8))) { $1 }
    }
    let new = try items(try host.folder.read("new/feed/feed.xml"))
    #expect(Set(new.keys) == Set(old.keys))
    for (guid, var item) in old {
      guard var present = new[guid] else { continue }
      // A feed of ours has chapters in both forms.
      if item.chapters.isEmpty { present.chapters = [] }
      if item.texts["link"] == nil { present.texts["link"] = nil }
      item.texts = item.texts.compactMapValues { $0.isEmpty ? nil : $0 }
      #expect(present == item, "\(guid)")
    }
    for name in try host.folder.names("new/feed/audio") {
      let bytes = try host.folder.read("new/feed/audio/\(name)")
      let original = try name.hasSuffix("m4a") ? OldHost.m4a.get() : OldHost.mp3.get()
      #expect(bytes == original)
    }
  }

  @Test(arguments: [["podlove.xml", "podlove-2.xml"], ["powerpress.xml"], ["transistor.xml"]])
  func `the built feed equals the old one, item for item`(feeds: [String]) throws {
    try compare(feeds, OldHost())
  }

  @Test func `the show keeps what identifies it`() throws {
    let host = try OldHost()
    _ = try host.importing("transistor.xml").run()
    let show = String(decoding: try host.folder.read("new/episodes/show.yml"), as: UTF8.self)
    for line in [
      "guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810", "kind: serial", "language: en",
      "moved_from: \(host.server.address("/feed/transistor.xml"))", "private: false",
      "category: ['Business', 'Management']",
      "owner: { name: 'Dana Reyes', email: dana@example.com }",
    ] { #expect(show.contains(line), "\(line)\n\(show)") }
    #expect(try host.run(["build", "-C", host.workspace]).end == .exited(0))
    let feed = String(decoding: try host.folder.read("new/feed/feed.xml"), as: UTF8.self)
    let address = "https://media.roadnotes.test/new/feed.xml"
    #expect(feed.contains("<itunes:new-feed-url>\(address)</itunes:new-feed-url>"))
  }

  @Test func `what isn't taken over is listed`() throws {
    let host = try OldHost()
    let outcome = try host.importing("powerpress.xml", ["--dry-run", "--json"]).run()
    #expect(outcome.end == .exited(0))
    for what in ["items without audio", "itunes:block"] {
      #expect(outcome.stdout.contains("\"what\" : \"\(what)\""), "\(outcome.stdout)")
    }
    #expect(!FileManager.default.fileExists(atPath: host.workspace))
  }

  @Test func `without audio, the manifests are there, and the audio comes later`() throws {
    let host = try OldHost()
    let first = try host.importing("powerpress.xml", ["--no-audio"]).run()
    #expect(first.stdout.contains("2 audio files are still to be fetched"))
    try host.folder.write(
      String(decoding: host.folder.read("new/episodes/show.yml"), as: UTF8.self) + "# mine\n",
      to: "new/episodes/show.yml"
    )
    let second = try host.importing("powerpress.xml").run()
    #expect(second.end == .exited(0), "\(second.stderr)")
    let show = String(decoding: try host.folder.read("new/episodes/show.yml"), as: UTF8.self)
    #expect(show.hasSuffix("# mine\n"))
    #expect(try host.run(["build", "-C", host.workspace]).end == .exited(0))
  }

  @Test func `another workspace is never changed`() throws {
    let host = try OldHost()
    try host.folder.write("title: Mine\n", to: "new/episodes/show.yml")
    let outcome = try host.importing("transistor.xml").run()
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("already exists, and wasn't made by an import of this feed"))
    #expect(try host.folder.names("new") == ["episodes"])
  }

  @Test func `a server that's gone stops the import, and it goes on later`() throws {
    let isBroken = Flag(true)
    let host = try OldHost { request in
      isBroken.value && request.target.hasSuffix("trailer.mp3") ? .some(.init(503)) : nil
    }
    let first = try host.importing("powerpress.xml").run()
    #expect(first.end == .exited(2))
    #expect(first.stderr.contains("1 of 2 audio files couldn't be fetched"))
    #expect(try host.folder.names("new").contains("episodes.importing"))
    #expect(try !host.folder.names("new").contains("episodes"))
    isBroken.value = false
    let before = host.server.requests.count
    #expect(try host.importing("powerpress.xml").run().end == .exited(0))
    #expect(!host.fetches(after: before).contains { $0.hasSuffix("s2e3.mp3") })
    #expect(try !host.folder.names("new").contains("episodes.importing"))
  }

  @Test func `a killed import goes on where it was, and compares what it has`() throws {
    let bytes = try OldHost.mp3.get()
    let big = bytes + bytes + bytes
    #expect(big.count > 200_000)
    let stalls = Flag(true)
    let host = try OldHost { request in
      guard request.target.hasSuffix("6c6ae10c.mp3") else { return nil }
      let head = "HTTP/1.1 200 OK\r\nContent-Length: \(big.count)\r\n\r\n"
      if stalls.value {
        return .some(.init(bytes: Array(head.utf8) + big.prefix(150_000), closes: false))
      }
      if let range = request.headers["range"], let start = Int(range.dropFirst(6).dropLast()) {
        let rest = Array(big[start...])
        let line = "bytes \(start)-\(big.count - 1)/\(big.count)"
        return .some(.init(206, [("Content-Range", line)], body: rest))
      }
      return .some(.init(200, [], body: big))
    }
    let running = try host.importing("transistor.xml").start()
    let part =
      "\(host.workspace)/episodes.importing/2023-12-27-unwrapped/episode.mp3.part"
    for _ in 0..<400 {
      let size = try? FileManager.default.attributesOfItem(atPath: part)[.size] as? Int
      if size ?? 0 >= 140_000 { break }
      usleep(20_000)
    }
    running.send(SIGKILL)
    _ = try? running.wait(timeout: 20)
    stalls.value = false
    let second = try host.importing("transistor.xml").run(timeout: 60)
    #expect(second.end == .exited(0), "\(second.stderr)")
    #expect(host.server.requests.contains { $0.headers["range"] != nil })
    let file = try host.folder.read("new/episodes/2023-12-27-unwrapped/episode.mp3")
    #expect(file == big)
  }
}
