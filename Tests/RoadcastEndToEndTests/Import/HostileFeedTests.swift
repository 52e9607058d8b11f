import Foundation
import RoadcastTesting
import Testing

/// Feeds that want to harm, or are broken: refused with a message, or imported with notes.
struct HostileFeedTests {
  @Test(arguments: [
    "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>",
    "<!DOCTYPE r SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]>",
  ])
  func `a feed with a DOCTYPE is refused`(type: String) throws {
    let text = HostileFeed.head.replacingOccurrences(of: "<rss", with: "\(type)<rss")
      .replacingOccurrences(of: "<title>T", with: "<title>&c;&x;T")
    let (outcome, folder) = try HostileFeed.run(
      Array("\(text)\(HostileFeed.item(1))</channel></rss>".utf8)
    )
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("DOCTYPE") || outcome.stderr.contains("can be read as XML"))
    #expect(!outcome.stderr.contains("root:"))
    #expect(try folder.names(".") == ["feed.xml"])
  }

  @Test(arguments: [
    ("<html><body>Log in</body></html>", "a web page"),
    ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>x</title></feed>", "an Atom feed"),
    ("", "XML"), ("{\"a\":1}", "XML"), ("<rss><channel>", "XML"),
    ("\(HostileFeed.head)<item><title>&nbsp;</title></item></channel></rss>", "XML"),
    ("\(HostileFeed.head)</channel></rss>", "no episode with audio"),
  ])
  func `what isn't a podcast feed is refused with what it is`(text: String, words: String) throws {
    let (outcome, folder) = try HostileFeed.run(Array(text.utf8))
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    #expect(try folder.names(".") == ["feed.xml"])
  }

  @Test func `deep elements and huge texts end somewhere`() throws {
    let deep = String(repeating: "<a>", count: 5_000)
    #expect(try HostileFeed.run(Array("\(HostileFeed.head)\(deep)".utf8)).outcome.end == .exited(2))
    let huge = String(repeating: "x", count: 12 << 20)
    let outcome = try HostileFeed.run(
      Array(
        "\(HostileFeed.head)\(HostileFeed.item(1, "<description>\(huge)</description>"))</channel></rss>"
          .utf8
      )
    ).outcome
    #expect(outcome.end == .exited(2))
    let long = String(repeating: "x", count: 600 << 10)
    let noted = try HostileFeed.run(
      Array(
        "\(HostileFeed.head)\(HostileFeed.item(1, "<description>\(long)</description>"))</channel></rss>"
          .utf8
      )
    )
    #expect(noted.outcome.end == .exited(0))
    #expect(noted.outcome.stdout.contains("texts of more than 512 KiB"))
  }

  @Test func `more than 10,000 items are refused`() throws {
    let items = (0..<10_001).map { HostileFeed.item($0) }.joined()
    let (outcome, _) = try HostileFeed.run(
      Array("\(HostileFeed.head)\(items)</channel></rss>".utf8)
    )
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("more than 10000 items"))
  }

  @Test func `a relative address at a host without a path is read`() throws {
    let head = HostileFeed.head.replacing(
      "https://old.example.net/",
      with: "https://old.example.net"
    )
    let item = HostileFeed.item(1).replacing("https://old.example.net/1.mp3", with: "1.mp3")
    let (outcome, folder) = try HostileFeed.run(Array("\(head)\(item)</channel></rss>".utf8))
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(try folder.names("new/episodes") == ["2021-01-02-e1", "show.yml"])
  }

  @Test(arguments: ["ISO-8859-1", "windows-1252", "UTF-8"])
  func `other encodings are read, and wrong ones too`(encoding: String) throws {
    let text = HostileFeed.head.replacingOccurrences(of: "UTF-8", with: encoding)
      .replacingOccurrences(of: "<title>T", with: "<title>Caf\u{E9} am Stra\u{DF}enrand")
    let latin = try #require(
      "\(text)\(HostileFeed.item(1))</channel></rss>".data(using: .isoLatin1)
    )
    let (outcome, folder) = try HostileFeed.run(Array(latin))
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let show = String(decoding: try folder.read("new/episodes/show.yml"), as: UTF8.self)
    #expect(show.hasPrefix("title: Café am Straßenrand\n"))
  }

  @Test func `guids that appear twice, unreadable and future dates are imported with notes`() throws
  {
    let items =
      HostileFeed.item(1, guid: "same") + HostileFeed.item(2, guid: "same")
      + HostileFeed.item(3, date: "yesterday")
      + HostileFeed.item(4, date: "Fri, 20 Nov 2099 06:00:00 GMT")
      + HostileFeed.item(5, "<itunes:episode>x</itunes:episode>")
    let (outcome, folder) = try HostileFeed.run(
      Array("\(HostileFeed.head)\(items)</channel></rss>".utf8)
    )
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    for what in [
      "guids that appear twice", "dates that can't be read", "itunes:episode that isn't",
    ] {
      #expect(outcome.stdout.contains(what), "\(outcome.stdout)")
    }
    #expect(try folder.names("new/episodes").count == 6)
    let check = try Command(
      BuiltCommand.path(),
      ["check", "-C", "\(folder.path)/new", "--now", "2026-12-01T12:00:00Z"]
    ).run()
    #expect(!check.stderr.contains("[same-guid]"))
    #expect(try folder.names("new/episodes").contains("2099-11-20-e4"))
  }

  @Test func `texts can't become keys, and names can't leave the folder`() throws {
    let items =
      "<item><title>../../x: [y] #z\n - draft: true</title><guid>a: b # c 'd'</guid>"
      + "<pubDate>Fri, 1 Jan 2021 06:00:00 GMT</pubDate><itunes:episodeType>full</itunes:episodeType>"
      + "<category>a', b: [c</category><enclosure url=\"https://old.example.net/../../etc/x.mp3\" "
      + "length=\"-5\" type=\"audio/mpeg\"/></item>"
    let (outcome, folder) = try HostileFeed.run(
      Array("\(HostileFeed.head)\(items)</channel></rss>".utf8)
    )
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(try folder.names(".") == ["feed.xml", "new"])
    let check = try Command(BuiltCommand.path(), ["check", "-C", "\(folder.path)/new"]).run()
    let rules = check.stderr.matches(of: /\[([a-z-]+)\]/).map { String($0.1) }
    // Only the audio isn't there yet.
    #expect(
      Set(rules).subtracting([
        "missing-file", "missing-transcript", "placeholder-address", "default-cover",
      ]) == []
    )
  }

  @Test(arguments: ["audio/x }&#10;notes: ../show.yml&#10;x: {", "audio/x_mp3", "audio/mp3"])
  func `a media type can't become keys`(type: String) throws {
    let text = HostileFeed.item(1).replacingOccurrences(of: "audio/mpeg", with: type)
    let (outcome, folder) = try HostileFeed.run(
      Array("\(HostileFeed.head)\(text)</channel></rss>".utf8)
    )
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let manifest = String(
      decoding: try folder.read("new/episodes/2021-01-02-e1/episode.yml"),
      as: UTF8.self
    )
    let isGood = type == "audio/mp3"
    #expect(manifest.contains("type: 'audio/mp3'") == isGood, "\(manifest)")
    #expect(outcome.stdout.contains("media types that can't be read") == !isGood)
    #expect(!manifest.contains("x: {") && !manifest.contains("audio/x"), "\(manifest)")
  }

  @Test func `secrets in the feed's address stay out of the manifest`() throws {
    let host = try OldHost()
    let address = host.server.address("/feed/transistor.xml?auth=s3cret")
    let outcome = try host.importing(address, ["--no-audio"]).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let text = """
      <rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel><title>T</title>\
      <atom:link rel="self" href="https://old.example.net/feed.xml?auth=s3cret"/>\
      \(HostileFeed.item(1))</channel></rss>
      """
    let (other, folder) = try HostileFeed.run(Array(text.utf8))
    #expect(other.end == .exited(0), "\(other.stderr)")
    #expect(other.stdout.contains("what follows ? in the feed's address"))
    let show = String(decoding: try folder.read("new/episodes/show.yml"), as: UTF8.self)
    #expect(show.contains("moved_from: https://old.example.net/feed.xml "), "\(show)")
    for manifest in [
      show, String(decoding: try host.folder.read("new/episodes/show.yml"), as: UTF8.self),
    ] {
      #expect(!manifest.contains("s3cret"))
    }
  }

  @Test(arguments: ["99999999999999999", "-99999999999999999", "-1", "\(Int.min)", "\(Int.max)"])
  func `a year that no calendar has is one that can't be read`(year: String) throws {
    let items = HostileFeed.item(1) + HostileFeed.item(2, date: "Fri, 20 Feb \(year) 06:00:00 GMT")
    let (outcome, _) = try HostileFeed.run(
      Array("\(HostileFeed.head)\(items)</channel></rss>".utf8)
    )
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(outcome.stdout.contains("dates that can't be read"), "\(outcome.stdout)")
  }

  /// What's refused must not be read into memory first.
  @Test(.disabled(if: BuiltCommand.isSanitized, "a sanitizer needs more memory than the limit"))
  func `a feed of a gigabyte is refused in little memory`() throws {
    let folder = try TemporaryFolder()
    try folder.write("\(HostileFeed.head)<item><description>", to: "feed.xml")
    #expect(unsafe truncate("\(folder.path)/feed.xml", 1 << 30) == 0)
    let isWanted = "\(folder.path)/feed.xml"
    let outcome = try measured(["import", isWanted, "\(folder.path)/new"])
    #expect(outcome.outcome.end == .exited(2))
    #expect(outcome.outcome.stderr.contains("a feed can have 100 MiB"), "\(outcome.outcome.stderr)")
    #expect(outcome.kilobytes < 60_000)
  }

  /// The largest that's taken: an item of 99 MiB, which libxml2 refuses.
  @Test(.disabled(if: BuiltCommand.isSanitized, "a sanitizer needs more memory than the limit"))
  func `a huge item that a server sends is refused in bounded memory`() throws {
    let start = Array("\(HostileFeed.head)<item><title>E</title><description>".utf8)
    let body = start + [UInt8](repeating: 0x78, count: 99 << 20)
    let host = try OldHost { request in
      request.target == "/feed/huge.xml" ? .some(.init(200, [], body: body)) : nil
    }
    let command = try host.importing("huge.xml")
    let result = try measured(command.arguments)
    #expect(result.outcome.end == .exited(2))
    #expect(result.outcome.stderr.contains("XML"), "\(result.outcome.stderr)")
    #expect(result.kilobytes < 330_000, "\(result.kilobytes)")
  }

  /// Runs the built command, and finds out the most memory that it used.
  private func measured(_ arguments: [String]) throws -> (outcome: Outcome, kilobytes: Int) {
    let script = """
      import resource, subprocess, sys
      status = subprocess.run(sys.argv[1:]).returncode
      print("memory", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
      sys.exit(status)
      """
    let outcome = try Command("python3", ["-c", script, BuiltCommand.path()] + arguments).run()
    let found = outcome.stdout.firstMatch(of: /memory ([0-9]+)/)
    return (outcome, found.flatMap { Int($0.1) } ?? .max)
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE"])
  func `a DOCTYPE in another encoding is refused too`(encoding: String) throws {
    let text =
      "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
      + "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
      + "<rss version=\"2.0\"><channel><title>&x;</title></channel></rss>"
    let kind: String.Encoding = encoding == "UTF-16LE" ? .utf16LittleEndian : .utf16BigEndian
    let (outcome, folder) = try HostileFeed.run(Array(try #require(text.data(using: kind))))
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("DOCTYPE"), "\(outcome.stderr)")
    #expect(try folder.names(".") == ["feed.xml"])
  }

  @Test func `pages that are too many, or too large, end`() throws {
    let chunk = String(repeating: "<x>\(String(repeating: "y", count: 9_999))</x>", count: 6_000)
    let host = try OldHost { request in
      let path = request.target
      guard path.hasPrefix("/feed/many-") || path.hasPrefix("/feed/large-") else { return nil }
      let isLarge = path.hasPrefix("/feed/large-")
      let number = Int(path.split(separator: "-")[1]) ?? 0
      let feed =
        HostileFeed.head.replacingOccurrences(
          of: "version=\"2.0\"",
          with: "version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\""
        )
        + "<atom:link rel=\"next\" href=\"\(path.split(separator: "-")[0].dropFirst(6))-\(number + 1)\"/>"
        + HostileFeed.item(1, guid: "g\(number)") + (isLarge ? chunk : "") + "</channel></rss>"
      return .some(.init(200, [], body: Array(feed.utf8)))
    }
    let large = try host.importing("large-0", ["--dry-run"]).run(timeout: 120)
    #expect(large.end == .exited(2))
    #expect(large.stderr.contains("MiB in all"), "\(large.stderr)")
    let many = try host.importing("many-0", ["--dry-run", "--json"]).run(timeout: 120)
    #expect(many.end == .exited(0), "\(many.stderr)")
    #expect(many.stdout.contains("pages of the feed beyond 500"), "\(many.stdout)")
    #expect(many.stdout.contains("\"episodes\" : 501"), "\(many.stdout)")
  }

  @Test func `what isn't taken over is listed, however small`() throws {
    let people = (0...60).map { "<podcast:person>Person \($0)</podcast:person>" }.joined()
    let items =
      HostileFeed.item(1, "<itunes:episodeType>special</itunes:episodeType>\(people)")
      + HostileFeed.item(2, date: "Fri, 1 Jan 2021 06:00:00 QRT")
      + HostileFeed.item(3, date: "Fri, 1 Jan 2021 06:00:00 JST")
      + HostileFeed.item(
        4,
        "<description>d</description><itunes:subtitle>Another text</itunes:subtitle>"
      )
      + HostileFeed.item(
        5,
        "<itunes:duration>soon</itunes:duration><itunes:author>Ann Lee</itunes:author>"
      )
      + HostileFeed.item(
        6,
        "<podcast:person></podcast:person><itunes:episodeType>bonus</itunes:episodeType>"
      )
    let head = HostileFeed.head.replacingOccurrences(
      of: "version=\"2.0\"",
      with: "version=\"2.0\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\""
    )
    let summary = "<itunes:summary>Short</itunes:summary>"
    let owner = "\(summary)<itunes:owner><itunes:name>Dana</itunes:name></itunes:owner>"
    // The description counts, wherever it is.
    let late = "\(owner)<podcast:guid>1-2-3</podcast:guid><description>Long</description>"
    let feed = head.replacingOccurrences(of: "<description>d</description>", with: late)
    let (outcome, folder) = try HostileFeed.run(Array("\(feed)\(items)</channel></rss>".utf8))
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    for what in [
      "itunes:episodeType that isn't full, trailer or bonus (1)", "people beyond the first 50 (11)",
      "time zones that aren't known (1)", "itunes:subtitle (1)", "itunes:owner (1)",
      "lengths that can't be read (1)", "podcast:person without a name (1)",
      "podcast:guid that isn't a UUID (1)",
    ] {
      #expect(outcome.stdout.contains(what), "\(what)\n\(outcome.stdout)")
    }
    let show = String(decoding: try folder.read("new/episodes/show.yml"), as: UTF8.self)
    #expect(show.contains("description: Long\n"), "\(show)")
    let names = try folder.names("new/episodes").filter { $0.hasSuffix("e3") }
    let manifest = try folder.read("new/episodes/\(try #require(names.first))/episode.yml")
    #expect(
      String(decoding: manifest, as: UTF8.self).contains("published: 2021-01-01T06:00:00+09:00")
    )
  }

  @Test(arguments: [
    "https://a b: c #x", "https://media.example.org/?x", "media.example.org", "https://",
  ])
  func `an address that can't be the new feed's is refused`(address: String) throws {
    let (outcome, folder) = try HostileFeed.run(
      Array("\(HostileFeed.head)\(HostileFeed.item(1))</channel></rss>".utf8),
      ["--no-audio", "--base-url", address]
    )
    #expect(outcome.end == .exited(64), "\(outcome.stdout)")
    #expect(try folder.names(".") == ["feed.xml"])
  }

  @Test func `a transcript in HTML brings no script`() throws {
    let host = try OldHost { request in
      request.target.hasSuffix("transcript")
        ? .some(
          .init(
            200,
            [],
            body: Array("<p onclick=\"x()\">Hello<script>alert(1)</script></p>".utf8)
          )
        ) : nil
    }
    let outcome = try host.importing("transistor.xml", ["--no-audio"]).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let folder = "new/episodes/2023-12-27-unwrapped"
    let name = try #require(
      host.folder.names(folder).first { $0.hasSuffix(".html") && $0.hasPrefix("episode") }
    )
    #expect(
      String(decoding: try host.folder.read("\(folder)/\(name)"), as: UTF8.self) == "<p>Hello</p>"
    )
    #expect(outcome.stdout.contains("podcast:transcript in HTML"))
  }

  @Test func `a transcript at no address on the web doesn't hide the next one`() throws {
    let transcripts = ["ftp://old.example.net/1.vtt", "https://old.example.net/1.vtt"].map {
      "<podcast:transcript url=\"\($0)\" type=\"text/vtt\"/>"
    }
    let head = HostileFeed.head.replacingOccurrences(
      of: "version=\"2.0\"",
      with: "version=\"2.0\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\""
    )
    let feed = "\(head)\(HostileFeed.item(1, transcripts.joined()))</channel></rss>"
    let (outcome, _) = try HostileFeed.run(Array(feed.utf8), ["--no-audio", "--dry-run", "--json"])
    #expect(outcome.stdout.contains("transcripts at addresses that can't be read"))
    #expect(!outcome.stdout.contains("further podcast:transcript"))
  }

  @Test func `a page in place of audio isn't an episode's audio`() throws {
    let host = try OldHost { request in
      request.target.hasSuffix(".mp3")
        ? .some(
          .init(200, [("Content-Type", "audio/mpeg")], body: Array("<html>Sorry</html>".utf8))
        )
        : nil
    }
    let outcome = try host.importing("transistor.xml").run()
    #expect(outcome.end == .exited(0))
    #expect(outcome.stdout.contains("audio that can't be fetched (1)"))
    let manifest = String(
      decoding: try host.folder.read("new/episodes/2023-12-27-unwrapped/episode.yml"),
      as: UTF8.self
    )
    #expect(manifest.contains("draft: true   # "))
    #expect(manifest.contains("isn't audio that podcast apps play"))
  }

  @Test func `an endless feed and a loop of redirects end`() throws {
    let host = try OldHost { request in
      if request.target == "/feed/loop" { return .some(.init(302, [("Location", "/feed/loop")])) }
      guard request.target == "/feed/endless.xml" else { return nil }
      let chunk = "10000\r\n" + String(repeating: "<a/>\n", count: 13_107) + "x\r\n"
      var reply = LoopbackServer.Reply(
        bytes: Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
          + Array(String(repeating: chunk, count: 1_700).utf8),
        closes: false
      )
      reply.repeatsForever = false
      return .some(reply)
    }
    let loop = try host.importing("loop").run()
    #expect(loop.end == .exited(2))
    #expect(loop.stderr.contains("redirects more than 10 times"))
    let endless = try host.importing("endless.xml").run(timeout: 60)
    #expect(endless.end == .exited(2))
    #expect(endless.stderr.contains("sends more than the limit"), "\(endless.stderr)")
  }
}
