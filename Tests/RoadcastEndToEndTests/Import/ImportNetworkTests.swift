import Foundation
import RoadcastTesting
import Testing

/// Feeds that name files in the network of the machine that imports them.
struct ImportNetworkTests {
  // A folder with `feed.xml`, whose audio is at an address without a slash at its end.
  private func folder(withAudioAt server: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let text = HostileFeed.item(1).replacingOccurrences(of: "https://old.example.net", with: server)
    try folder.write("\(HostileFeed.head)\(text)</channel></rss>", to: "feed.xml")
    return folder
  }

  // Imports a feed of a folder, or at an address, through a proxy.
  private func importing(
    _ feed: String,
    in folder: TemporaryFolder,
    through proxy: LoopbackServer,
    to name: String = "new",
    _ options: [String] = [],
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let place = feed.contains("://") ? feed : "\(folder.path)/\(feed)"
    var command = Command(
      try BuiltCommand.path(),
      ["import", place, "\(folder.path)/\(name)"] + options
    )
    command.environment = ["http_proxy": proxy.address("")].merging(environment) { $1 }
    return try command.run()
  }

  @Test(arguments: [
    ("no_proxy", "old.example.invalid", false), ("no_proxy", "example.invalid", false),
    ("no_proxy", ".example.invalid", false), ("no_proxy", "OLD.Example.Invalid", false),
    ("NO_PROXY", "other.test, example.invalid", false), ("no_proxy", "*", false),
    ("no_proxy", "example.invalid:8080", false), ("no_proxy", "ample.invalid", true),
    ("no_proxy", "older.example.invalid", true), ("no_proxy", "other.test invalid.test", true),
    ("no_proxy", "", true),
  ])
  func `hosts that no_proxy names aren't asked through the proxy`(
    name: String,
    value: String,
    isAsked: Bool
  ) throws {
    let mp3 = try OldHost.mp3.get()
    let proxy = try LoopbackServer { _ in .init(200, [], body: mp3) }
    let folder = try folder(withAudioAt: "http://old.example.invalid")
    let outcome = try importing(
      "feed.xml",
      in: folder,
      through: proxy,
      ["--skip-missing"],
      environment: [name: value]
    )
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(
      proxy.requests.map(\.target) == (isAsked ? ["http://old.example.invalid/1.mp3"] : [])
    )
    // No machine has this name, so the way without the proxy ends here.
    let manifest = try folder.read("new/episodes/2021-01-02-e1/episode.yml")
    let isDraft = String(decoding: manifest, as: UTF8.self)
      .contains("no machine is known as old.example.invalid")
    #expect(isDraft != isAsked)
  }

  @Test(arguments: [
    ("exit 99", "curl failed with status 99: \"curl: broken\""),
    ("kill -KILL $$", "curl was ended by signal 9: \"curl: broken\""),
  ])
  func `one request that stops curl itself doesn't stop the others, and is named`(
    end: String,
    words: String
  ) throws {
    let host = try OldHost()
    let address = host.server.address("")
    let items = (1...6).map {
      HostileFeed.item($0).replacing(
        "https://old.example.net/\($0).mp3",
        with: "\(address)/\($0).mp3"
      )
    }
    let feed = "\(HostileFeed.head)\(items.joined())</channel></rss>"
    let feeds = try LoopbackServer { _ in .init(200, [], body: Array(feed.utf8)) }
    let curl = try Command("sh", ["-c", "command -v curl"]).run().stdout
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let folder = try TemporaryFolder()
    try folder.write(
      """
      #!/bin/sh
      settings=$(cat)
      echo run >> \(folder.path)/runs
      case $settings in *\(address)/2.mp3*) echo 'curl: broken' >&2; \(end) ;; esac
      printf '%s\\n' "$settings" | exec \(curl) "$@"
      """,
      to: "bin/curl"
    )
    let isMade = unsafe chmod("\(folder.path)/bin/curl", 0o755) == 0
    #expect(isMade)
    var command = Command(
      try BuiltCommand.path(),
      ["import", feeds.address("/feed.xml"), "\(folder.path)/new", "--skip-missing"]
    )
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    command.environment["PATH"] = "\(folder.path)/bin:\(path)"
    let outcome = try command.run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(outcome.stdout.contains("audio that can't be fetched (1)"), "\(outcome.stdout)")
    // For the feed, the first file, all others, the one that failed, the rest, and the one that failed once more.
    #expect(folder.text("runs")?.split(separator: "\n").count == 6)
    let drafts = try (1...3).map { number in
      let slug = "2021-01-0\(number + 1)-e\(number)"
      let text = String(
        decoding: try folder.read("new/episodes/\(slug)/episode.yml"),
        as: UTF8.self
      )
      return text.matches(of: /draft: true   # (.*)/).map { String($0.1) }
    }
    #expect(drafts[0] == [] && drafts[2] == [], "\(drafts)")
    #expect(
      drafts[1].first?.contains("/2.mp3: \(words); try again") == true,
      "\(drafts)"
    )
  }

  @Test func `a feed in a file can't make this network its own`() throws {
    let host = try OldHost()
    let address = host.server.address("")
    let text = """
      <rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel><title>T</title>\
      <atom:link rel="self" href="\(address)/feed.xml"/>\
      \(HostileFeed.item(1).replacingOccurrences(of: "https://old.example.net", with: address))</channel></rss>
      """
    let (outcome, _) = try HostileFeed.run(Array(text.utf8), [])
    #expect(outcome.stdout.contains("audio that can't be fetched"), "\(outcome.stdout)")
    #expect(host.server.requests.isEmpty)
  }

  @Test func `a redirect into this network isn't followed`() throws {
    let inside = try LoopbackServer { _ in .init(200, [], body: Array("secret".utf8)) }
    // The way to the internet leads through this server, which answers for all of it.
    let proxy = try LoopbackServer { request in
      request.target.hasSuffix("/1.mp3")
        ? .init(302, [("Location", "http://old.example.net/here")])
        : .init(302, [("Location", inside.address("/private"))])
    }
    let folder = try folder(withAudioAt: "http://old.example.net")
    let outcome = try importing("feed.xml", in: folder, through: proxy)
    #expect(outcome.stdout.contains("audio that can't be fetched (1)"), "\(outcome.stdout)")
    let manifest = try folder.read("new/episodes/2021-01-02-e1/episode.yml")
    #expect(String(decoding: manifest, as: UTF8.self).contains("leads into a private network"))
    #expect(
      proxy.requests.map(\.target) == [
        "http://old.example.net/1.mp3", "http://old.example.net/here",
      ]
    )
    #expect(inside.connections == 0)
  }

  @Test func `a proxy on a private machine is no reason to refuse what it fetches`() throws {
    let mp3 = try OldHost.mp3.get()
    let proxy = try LoopbackServer { _ in .init(200, [], body: mp3) }
    let folder = try folder(withAudioAt: "http://old.example.net")
    let outcome = try importing("feed.xml", in: folder, through: proxy)
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(try folder.read("new/episodes/2021-01-02-e1/episode.mp3") == mp3)
  }

  @Test func `a proxy nearby doesn't make a feed from elsewhere a near one`() throws {
    let inside = try LoopbackServer { _ in .init(200, [], body: Array("secret".utf8)) }
    let audio = HostileFeed.item(1).replacingOccurrences(
      of: "https://old.example.net",
      with: inside.address("")
    )
    let feed = "\(HostileFeed.head)\(audio)</channel></rss>"
    let proxy = try LoopbackServer { request in
      request.target.hasSuffix("/moved.xml")
        ? .init(302, [("Location", inside.address("/private.xml"))])
        : .init(200, [], body: Array(feed.utf8))
    }
    let folder = try folder(withAudioAt: "http://2130706433:\(inside.port)")
    let outcome = try importing(
      "http://old.example.net/feed.xml",
      in: folder,
      through: proxy,
      to: "a"
    )
    #expect(outcome.stdout.contains("audio that can't be fetched (1)"), "\(outcome.stdout)")
    let moved = try importing(
      "http://old.example.net/moved.xml",
      in: folder,
      through: proxy,
      to: "b"
    )
    #expect(moved.end == .exited(2))
    #expect(moved.stderr.contains("leads into a private network"), "\(moved.stderr)")
    // A number is an address too, and so is a name that leads here.
    let numbered = try importing("feed.xml", in: folder, through: proxy, to: "c")
    #expect(numbered.stdout.contains("audio that can't be fetched (1)"), "\(numbered.stdout)")
    #expect(
      proxy.requests.map(\.target) == [
        "http://old.example.net/feed.xml", "http://old.example.net/moved.xml",
      ]
    )
    #expect(inside.connections == 0)
  }

  @Test func `nothing is sent to a host that can't be looked up first`() throws {
    let inside = try LoopbackServer { _ in .init(200, [], body: Array("secret".utf8)) }
    // curl finds this machine's own name in /etc/hosts, and getent isn't there.
    let folder = try folder(
      withAudioAt: "http://\(ProcessInfo.processInfo.hostName):\(inside.port)"
    )
    let curl = try Command("sh", ["-c", "command -v curl"]).run().stdout
    try folder.write("", to: "bin/none")
    try folder.link("bin/curl", to: curl.trimmingCharacters(in: .whitespacesAndNewlines))
    var command = Command(
      try BuiltCommand.path(),
      ["import", "\(folder.path)/feed.xml", "\(folder.path)/new", "--skip-missing"]
    )
    command.environment = ["PATH": "\(folder.path)/bin"]
    let outcome = try command.run()
    #expect(outcome.stdout.contains("audio that can't be fetched (1)"), "\(outcome.stderr)")
    #expect(inside.connections == 0)
  }

  @Test func `a feed on the web can't name what isn't on it`() throws {
    let host = try OldHost { request in
      guard request.target == "/feed/evil.xml" else { return nil }
      let feed =
        HostileFeed.head
        + "<item><title>E</title><guid>1</guid><pubDate>Fri, 1 Jan 2021 06:00:00 GMT</pubDate>"
        + "<enclosure url=\"file:///etc/passwd\" length=\"1\" type=\"audio/mpeg\"/></item></channel></rss>"
      return .some(.init(200, [], body: Array(feed.utf8)))
    }
    let outcome = try host.importing("evil.xml").run()
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("no episode with audio"))
  }
}
