import Foundation
import RoadcastTesting
import Testing

/// `report listens`: who has fetched what, by the logs.
struct ListensReportTests {
  private let workspace: SampleWorkspace
  private let tokens: [String: String]

  /// A show with an episode of more than a minute, and short ones, built once.
  private static let built = Result {
    let workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01", max: "3:00", target: ["0:01", "3:00"] }
        timezone: America/New_York
        sound: { bitrate: 48 }
        facets: { territory: [midwest, south] }
        audiences:
          midwest: { title: Midwest, only: { territory: midwest } }

        """
    )
    for (slug, seconds) in [("1-long", 90.0), ("2-short", 3), ("3-other", 2)] {
      try workspace.addEpisode(
        slug,
        published: "2026-11-0\(slug.prefix(1))T06:00:00-05:00",
        manifest: """
          segments:
            - { audio: 01.wav, title: For all }
            - { audio: 02.wav, title: For some, only: { territory: [midwest] } }

          """,
        recordings: ["01.wav": .tone(400, seconds: seconds), "02.wav": .tone(700, seconds: 1.5)]
      )
    }
    for (name, options) in [
      ("Dana Reyes", []), ("Rick Moss", ["--audience", "midwest"]), ("Ann Lee", []),
      ("Bo Chen", ["--tags", "territory=midwest"]), ("Cleo Fox", ["--tags", "territory=south"]),
    ] {
      _ = try workspace.command(["subscribers", "add", name] + options).run()
    }
    let outcome = try workspace.run("build")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return workspace
  }

  init() throws {
    workspace = try SampleWorkspace(copying: Self.built.get())
    var tokens: [String: String] = [:]
    for id in 1...5 {
      let shown = try workspace.command(["subscribers", "show", "\(id)", "--json"]).run()
      let address = try JSONValue(shown.output)["subscriber"]?["address"]?.text
      tokens[String(try #require(address).split(separator: "/")[4])] = "\(id)"
    }
    self.tokens = tokens
  }

  private func report(_ arguments: String...) throws -> Outcome {
    try workspace.command(["report", "listens"] + arguments).run()
  }

  private func document(_ arguments: String...) throws -> [String: JSONValue] {
    let outcome = try workspace.command(["report", "listens", "--json"] + arguments).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    return try #require(try JSONValue(outcome.output).object)
  }

  /// The path of an episode's file below the folder, and its size.
  private func audio(_ slug: String) throws -> (path: String, size: Int) {
    let feed = try workspace.text("feed/feed.xml")
    let name = try #require(
      try workspace.names(in: "feed/audio").first { $0.hasPrefix(slug) && feed.contains($0) }
    )
    return ("/audio/\(name)", try workspace.folder.read("feed/audio/\(name)").count)
  }

  private func line(
    _ path: String,
    subscriber: String? = "1",
    time: String = "2026-11-20T12:00:00.000Z",
    status: Int = 200,
    bytes: Int,
    range: String? = nil,
    agent: String? = "AntennaPod/3.5"
  ) -> String {
    func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
    return """
      {"time":"\(time)","subscriber":\(quoted(subscriber)),"method":"GET","path":"\(path)",\
      "status":\(status),"bytes":\(bytes),"range":\(quoted(range)),"agent":\(quoted(agent)),"ms":1}

      """
  }

  private func downloads(_ document: [String: JSONValue]) -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: (document["episodes"]?.list ?? []).compactMap { entry in
        guard let slug = entry["slug"]?.text, let count = entry["downloads"]?.number else {
          return nil
        }
        return (slug, Int(count))
      }
    )
  }

  @Test(arguments: 1...3)
  func `downloads are what an independent program counts`(seed: Int) throws {
    let script = "\(Repository.path)/Tests/Listens/count.py"
    let list = tokens.map { "\"\($0)\": \"\($1)\"" }.sorted().joined(separator: ", ")
    // 2026-12-01T12:00:00Z
    try workspace.write(
      """
      {"feed": "\(workspace.path("feed"))", "base": "/road-notes/", "now": 1796126400,
       "tokens": {\(list)}}
      """,
      to: "facts.json"
    )
    let facts = workspace.path("facts.json")
    let made = try Command("python3", [script, "make", facts, workspace.path, "\(seed)"]).run()
    #expect(made.end == .exited(0), "\(made.stderr)")
    let logs = ["open.log", "serve-2.log", "access.log", "serve-1.log", "ranges.log"]
      .map { workspace.path($0) }
    let counted = try Command("python3", [script, "count", facts] + logs).run()
    #expect(counted.end == .exited(0), "\(counted.stderr)")
    let expected = try #require(try JSONValue(counted.output).object)
    let outcome = try workspace.command(["report", "listens", "--json"] + logs).run()
    let document = try #require(try JSONValue(outcome.output).object)

    let episodes = try #require(expected["episodes"]?.object)
    #expect(downloads(document) == episodes.mapValues { Int($0.number ?? 0) })
    #expect((episodes["1-long"]?.number ?? 0) > 20)
    var people: [String: JSONValue] = [:]
    for person in document["people"]?.list ?? [] {
      let pairs = (person["episodes"]?.list ?? []).map {
        ($0["slug"]?.text ?? "", $0["downloads"] ?? .null)
      }
      people[person["id"]?.text ?? ""] = .object(Dictionary(uniqueKeysWithValues: pairs))
    }
    #expect(people == expected["people"]?.object)
    var skipped: [String: JSONValue] = [:]
    for log in document["skipped"]?.list ?? [] {
      let lines = (log["lines"]?.list ?? []).reduce(0.0) { $0 + ($1["count"]?.number ?? 0) }
      skipped[(log["log"]?.text ?? "").split(separator: "/").last.map(String.init) ?? ""] =
        .number(lines)
    }
    #expect(skipped == expected["skipped"]?.object)
    // Nothing of it is a secret.
    let forms = [["--csv"], [], ["--html", workspace.path("page.html")]]
    var texts = [outcome.stdout + outcome.stderr]
    for form in forms {
      let printed = try workspace.command(["report", "listens"] + logs + form).run()
      #expect(printed.end == .exited(0))
      texts.append(printed.stdout + printed.stderr)
    }
    texts.append(try workspace.text("page.html"))
    for text in texts {
      #expect(!text.contains("192.0.2.") && !text.contains("2001:db8"))
      for token in tokens.keys { #expect(!text.contains(token)) }
    }
    #expect(texts.last?.contains("<h2>Downloads</h2>") == true)
  }

  @Test func `a minute counts, and less doesn't`() throws {
    let (path, size) = try audio("1-long")
    let head = try workspace.folder.read("feed" + path).prefix(10)
    let tag = head.suffix(4).reduce(0) { $0 << 7 | Int($1) } + 10
    let build = try workspace.document("build")
    let seconds = try #require(build.episodes.first { $0.slug == "1-long" }?.duration)
    let enough = tag + Int((Double(size - tag) * 60 / seconds).rounded(.up))
    for (bytes, count) in [(enough - 1, 0), (enough, 1)] {
      try workspace.write(line(path, bytes: bytes), to: "serve.log")
      #expect(downloads(try document(workspace.path("serve.log")))["1-long"] == count)
    }
  }

  @Test func `the tables say who has fetched what, and who hasn't`() throws {
    let (path, size) = try audio("2-short")
    try workspace.write(
      line(path, bytes: size) + line(path, time: "2026-11-20T13:00:00.000Z", bytes: size)
        + line(path, subscriber: "2", time: "2026-10-20T12:00:00.000Z", bytes: size)
        + line("/feed.xml", subscriber: "3", status: 304, bytes: 0)
        + line(path, subscriber: "9", bytes: size)
        + line(path, subscriber: "3", bytes: size, agent: "curl/8"),
      to: "serve.log"
    )
    let text = try report(workspace.path("serve.log")).stdout
    #expect(text.hasPrefix("Downloads, Oct 20 – Nov 20, 2026\n"))
    #expect(text.contains(/Nov 2, 2026 +3 +3  Episode 2-short\n/))
    #expect(text.contains(/Nov 3, 2026 +0 +0  Episode 3-other\n/))
    #expect(text.contains("    main feed: 2, midwest: 1\n"))
    #expect(text.contains(/\n +1 +1 +1  midwest\n/))
    #expect(text.contains(/\n +1 +1  Nov 20, 2026 +Nov 20, 2026 +Dana Reyes\n/))
    #expect(text.contains(/\n +3 +0  never +Nov 20, 2026 +Ann Lee\n/))
    #expect(text.contains(/\n +9 +1  Nov 20, 2026 +Nov 20, 2026 +\(removed from the list\)\n/))
    #expect(text.contains("No episode fetched for four weeks: 4 of 5 active\nRick Moss (2), Ann"))
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Fetched, not heard: a download is an episode that an app has fetched."))
    #expect(words.contains("Left out: requests 1 of bots"))
    // Each line fits.
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })

    let csv = try report(workspace.path("serve.log"), "--csv").stdout
    #expect(
      csv.contains(
        "2-short,Episode 2-short,2026-11-02 06:00:00,main feed,1,Dana Reyes,1,2026-11-20 07:00:00,"
          + "2026-11-20 07:00:00\r\n"
      )
    )
    let midwest = try document(workspace.path("serve.log"), "--audience", "midwest")
    #expect(downloads(midwest)["2-short"] == 1)
    let since = try document(workspace.path("serve.log"), "--since", "2026-11-01")
    #expect(downloads(since)["2-short"] == 2)
  }

  @Test func `with --since, people who fetched shortly before aren't quiet`() throws {
    let (path, size) = try audio("2-short")
    try workspace.write(
      line(path, subscriber: "1", time: "2026-11-10T12:00:00.000Z", bytes: size)
        + line(path, subscriber: "2", time: "2026-11-20T12:00:00.000Z", bytes: size)
        + line(path, subscriber: "9", time: "2026-11-10T12:00:00.000Z", bytes: size),
      to: "serve.log"
    )
    let found = try document(workspace.path("serve.log"), "--since", "2026-11-15")
    #expect(downloads(found)["2-short"] == 1)
    let people = found["people"]?.list ?? []
    #expect(people.first { $0["id"]?.text == "1" }?["quiet"] == .flag(false))
    #expect(people.first { $0["id"]?.text == "1" }?["downloads"]?.number == 0)
    #expect(!people.contains { $0["id"]?.text == "9" })
    let text = try report(workspace.path("serve.log"), "--since", "2026-11-15").stdout
    #expect(text.hasPrefix("Downloads, Nov 15–20, 2026\n"))
  }

  @Test func `a part of base_url that's called s isn't a private address`() throws {
    let (path, size) = try audio("2-short")
    let show = try workspace.text("episodes/show.yml")
    let base = try #require(show.firstMatch(of: /base_url: *(\S+)/)?.output.1)
    for folder in ["/s/notes/", "/s/0123456789abcdef0123456789/"] {
      try workspace.write(
        show.replacing(base, with: "https://media.example.com\(folder)"),
        to: "episodes/show.yml"
      )
      try workspace.write(
        "192.0.2.1 - - [20/Nov/2026:12:00:00 +0000] \"GET \(folder.dropLast())\(path) HTTP/2.0\" "
          + "200 \(size) \"-\" \"AntennaPod/3.5\"\n",
        to: "access.log"
      )
      #expect(downloads(try document(workspace.path("access.log")))["2-short"] == 1)
    }
  }

  @Test func `broken lines are counted and named, and the others still count`() throws {
    let (path, size) = try audio("2-short")
    let good = line(path, bytes: size)
    let huge = String(repeating: "x", count: 200_000)
    try workspace.write(
      "garbage\n\n" + good + huge + "\n\u{0}\u{0}\n"
        + line(path, time: "2026-02-30T12:00:00Z", bytes: 1)
        + line(path, time: "2027-01-01T12:00:00Z", bytes: 1) + good.prefix(60),
      to: "serve.log"
    )
    let outcome = try report(workspace.path("serve.log"), "--json")
    #expect(outcome.end == .exited(0))
    let message =
      "6 lines of \(workspace.path("serve.log")) were left out: 2 in no known format "
      + "(the first is line 1), 1 too long (the first is line 4), 2 with a date that's impossible or in "
      + "the future (the first is line 6), 1 cut off at the log's end (the first is line 8)"
    #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
    #expect(downloads(try #require(try JSONValue(outcome.output).object))["2-short"] == 1)
  }

  @Test
  func `private addresses in a proxy's log are matched with people, and wrong ones don't count`()
    throws
  {
    let (path, size) = try audio("2-short")
    let token = try #require(tokens.first { $0.value == "2" }?.key)
    func line(_ token: String, _ status: Int = 200) -> String {
      "192.0.2.1 - - [20/Nov/2026:12:00:00 +0000] \"GET /road-notes/s/\(token)\(path)?x=1 HTTP/2.0\" "
        + "\(status) \(size) \"-\" \"AntennaPod/3.5\"\n"
    }
    try workspace.write(
      line(token) + line(String(token.reversed())) + line("rc" + String(repeating: "a", count: 40)),
      to: "access.log"
    )
    let found = try document(workspace.path("access.log"))
    #expect(downloads(found)["2-short"] == 1)
    let person = try #require(found["people"]?.list?.first { $0["id"]?.text == "2" })
    #expect(person["downloads"]?.number == 1)
    try workspace.remove(".roadcast/key")
    let anonymous = try document(workspace.path("access.log"))
    #expect(downloads(anonymous)["2-short"] == 3)
    let notes = (anonymous["notes"]?.list ?? []).compactMap(\.text)
    #expect(notes.contains { $0.contains("There's no .roadcast/key") })
  }

  @Test func `logs come from standard input, and what isn't a log is refused`() throws {
    let (path, size) = try audio("2-short")
    try workspace.write(line(path, bytes: size), to: "serve.log")
    let piped = try Command(
      "sh",
      [
        "-c", "cat \"$1\" | \"$0\" report listens - --json -C \"$2\" --now \(SampleWorkspace.now)",
        try BuiltCommand.path(), workspace.path("serve.log"), workspace.path,
      ]
    ).run()
    #expect(downloads(try #require(try JSONValue(piped.output).object))["2-short"] == 1)
    let gzip = try Command("gzip", ["-k", workspace.path("serve.log")]).run()
    #expect(gzip.end == .exited(0))
    let compressed = workspace.path("serve.log.gz")
    #expect(downloads(try document(compressed))["2-short"] == 1)
    let bytes = try workspace.folder.read("serve.log.gz")
    // Several in one, one that ends too early, and one that isn't one.
    try workspace.write(bytes + bytes, to: "serve.log.gz")
    #expect(downloads(try document(compressed))["2-short"] == 1)
    try workspace.write(Array(bytes.dropLast(30)), to: "serve.log.gz")
    #expect(try report(compressed).end == .exited(0))
    try workspace.write(bytes.prefix(20) + [9, 9, 9] + bytes.dropFirst(23), to: "serve.log.gz")
    let damaged = try report(compressed)
    #expect(damaged.end == .exited(2))
    #expect(damaged.stderr.contains("serve.log.gz is damaged: it isn't what gzip has written"))
    let missing = try report(workspace.path("nothing.log"))
    #expect(missing.end == .exited(2))
    #expect(missing.stderr.contains("nothing.log: No such file or directory; check the path"))
    let folder = try report(workspace.path)
    #expect(folder.end == .exited(2))
    #expect(folder.stderr.contains("is a folder; name the files in it"))
    #expect(try report("-", "-").end == .exited(64))
    #expect(try report().end == .exited(64))
  }
}
