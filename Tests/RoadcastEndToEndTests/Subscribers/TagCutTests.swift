import Foundation
import RoadcastTesting
import Testing

/// Versions that subscribers get for their own tags, without an audience in `show.yml`.
struct TagCutTests {
  private let workspace: SampleWorkspace

  init() throws {
    workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01", max: "0:05", target: ["0:01", "0:05"] }
        sound: { gap: 0 }
        facets: { territory: [midwest, south, west], industry: [dental, retail] }
        audiences: { midwest: { title: Midwest, only: { territory: midwest } } }

        """
    )
    try workspace.addEpisode(
      "week",
      manifest: """
        segments:
          - { audio: 01.wav, title: All }
          - { audio: 02.wav, title: Midwest, only: { territory: midwest } }
          - { audio: 03.wav, title: Dental, only: { industry: dental } }
          - { audio: 04.wav, title: Dental in two, only: { territory: [midwest, south], industry: dental } }

        """,
      recordings: [
        "01.wav": .tone(seconds: 1.5), "02.wav": .tone(600), "03.wav": .tone(800),
        "04.wav": .tone(900),
      ]
    )
    try workspace.addEpisode(
      "south",
      published: "2026-11-21T06:00:00-05:00",
      manifest: "only: { territory: south }\n",
      recordings: ["01.wav": .tone(500, seconds: 1.5)]
    )
  }

  private func add(_ name: String, _ options: String...) throws {
    let outcome = try workspace.command(["subscribers", "add", name] + options).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
  }

  private func build(status: Int32 = 0) throws -> JSONValue {
    let outcome = try workspace.run("build", "--json")
    #expect(outcome.end == .exited(status), "\(outcome.stderr)")
    return try JSONValue(outcome.output)
  }

  /// The feeds in `private/cuts`, by the titles of their tags in `build --json`.
  private func feeds(_ document: JSONValue) throws -> [String: String] {
    var feeds: [String: String] = [:]
    for feed in document["build"]?["feeds"]?.list ?? [] {
      guard let tags = feed["tags"]?.text, let path = feed["path"]?.text else { continue }
      #expect(feed["private"] == .flag(true))
      feeds[tags] = try workspace.text("private/\(path)")
    }
    return feeds
  }

  private func matches(_ pattern: String, in text: String) throws -> [String] {
    try text.matches(of: Regex(pattern)).compactMap { $0.output[1].substring.map(String.init) }
  }

  @Test func `each set of tags gets the segments whose only it answers`() throws {
    try add("Ann", "--tags", "territory=midwest")
    try add("Bo", "--tags", "industry=dental,territory=midwest")
    try add("Bea", "--tags", "territory=midwest,industry=dental")
    try add("Cleo", "--tags", "territory=south,industry=dental")
    try add("Dan", "--tags", "territory=south,territory=west")
    try add("Eve")
    try add("Fay", "--audience", "midwest")
    let feeds = try feeds(build())
    let chapters = try feeds.mapValues {
      try matches("psc:chapter [^>]*title=\"([^\"]*)\"", in: $0)
    }
    #expect(
      chapters == [
        "territory=midwest": ["All", "Midwest"],
        "industry=dental, territory=midwest": ["All", "Midwest", "Dental", "Dental in two"],
        "industry=dental, territory=south": ["01", "All", "Dental", "Dental in two"],
        "territory=south, territory=west": ["01", "All"],
      ]
    )
    // An episode's guid is its own, whatever they hear of it.
    let main = try workspace.text("feed/feed.xml")
    let guid = try #require(matches("<guid[^>]*>([^<]*)</guid>", in: main).first)
    for feed in feeds.values {
      #expect(try matches("<guid[^>]*>([^<]*)</guid>", in: feed).contains(guid))
      #expect(
        try matches("<podcast:guid>([^<]*)<", in: feed)
          == matches("<podcast:guid>([^<]*)<", in: main)
      )
    }
    // Equal versions are one file, which private/ shares with feed/ where both have it.
    let audio = try workspace.names(in: "private/audio").filter { $0.hasPrefix("week-") }
    #expect(audio.count == 4)
    let open = try workspace.names(in: "feed/audio").filter { $0.hasPrefix("week-") }
    #expect(open.count == 2)
    #expect(Set(open).isSubset(of: audio))
    for name in open {
      let files = try ["feed", "private"].map {
        try FileManager.default.attributesOfItem(atPath: workspace.path("\($0)/audio/\(name)"))[
          .systemFileNumber
        ] as? Int
      }
      #expect(files[0] == files[1])
    }
    #expect(!FileManager.default.fileExists(atPath: workspace.path("feed/cuts")))
  }

  @Test func `check --cuts and report lengths say who hears what`() throws {
    for index in 1...3 { try add("Rep \(index)", "--tags", "territory=midwest") }
    try add("West", "--tags", "territory=west")
    let check = try workspace.run("check", "--cuts")
    #expect(
      check.stdout.contains(
        """
        versions by tags:
          south
        """
      ) == false
    )
    #expect(check.stdout.contains("3 people with the tags territory=midwest\n"), "\(check.stdout)")
    #expect(check.stdout.contains("1 person with the tags territory=west, as in the main feed"))
    #expect(try !workspace.run("check").stdout.contains("territory=midwest"))

    let document = try JSONValue(workspace.run("check", "--json").output)
    let week = document["episodes"]?.list?.first { $0["slug"] == .text("week") }
    let cut = week?["cuts"]?.list?.first { $0["tags"] == .list([.text("territory=midwest")]) }
    #expect(cut?["people"] == .number(3))
    #expect(cut?["segments"]?.list?.map { $0["title"]?.text } == ["All", "Midwest"])
    // The feeds that have a name are where they were.
    #expect(week?["programmes"]?.list?.count == 2)

    let report = try workspace.run("report", "lengths")
    #expect(report.stdout.contains("territory=midwest (3 people)"), "\(report.stdout)")
    let lengths = try JSONValue(workspace.run("report", "lengths", "--json").output)
    let cuts = lengths["episodes"]?.list?.first { $0["slug"] == .text("week") }?["cuts"]?.list
    #expect(cuts?.compactMap { $0["people"]?.number }.sorted() == [1, 3])
    #expect(try workspace.run("report", "lengths", "--csv").stdout.contains("territory=midwest"))
  }

  @Test func `a version that's too long says for whom, and which segment to drop`() throws {
    try workspace.addEpisode(
      "long",
      manifest: """
        segments:
          - { audio: 01.wav }
          - { audio: 02.wav, only: { territory: south } }
          - { audio: 03.wav, only: { territory: [south, west] } }

        """,
      recordings: [
        "01.wav": .tone(seconds: 3), "02.wav": .tone(500, seconds: 1.2),
        "03.wav": .tone(700, seconds: 1.6),
      ]
    )
    try add("Dan", "--tags", "territory=south")
    try add("Dot", "--tags", "territory=south,industry=retail")
    let check = try workspace.run("check")
    #expect(check.end == .exited(1))
    let message = try #require(check.diagnostics.first { $0.contains("[too-long]") })
    #expect(message.contains("for 2 people with the tags"), "\(message)")
    #expect(message.contains("industry=retail, territory=south; territory=south"), "\(message)")
    #expect(message.contains("drop \"02.wav\" for these tags, and it runs 4.6 s"), "\(message)")
    #expect(try workspace.run("build").end == .exited(1))
  }

  @Test func `a version that's too short says which segment to add`() throws {
    try workspace.addEpisode(
      "short",
      manifest: """
        segments:
          - { audio: 01.wav, only: { territory: [midwest, south, west] } }
          - { audio: 02.wav, only: { territory: [midwest, south] } }
          - { audio: 03.wav, only: { territory: [midwest, west] } }

        """,
      recordings: [
        "01.wav": .tone(seconds: 0.5), "02.wav": .tone(500, seconds: 0.7),
        "03.wav": .tone(700, seconds: 0.9),
      ]
    )
    try add("Rep", "--tags", "territory=south,industry=dental")
    #expect(try workspace.run("check").end == .exited(0))
    try add("West", "--tags", "territory=west")
    try workspace.write(
      workspace.text("episodes/short/episode.yml").replacing("[midwest, west]", with: "[midwest]"),
      to: "episodes/short/episode.yml"
    )
    let message = try workspace.run("check").diagnostics.first { $0.contains("[too-short]") }
    #expect(message?.contains("for 1 person with the tags territory=west") == true)
    #expect(message?.contains("add \"02.wav\" by its `only`") == true, "\(message ?? "")")
  }

  @Test func `a set vanishes with its last active subscriber, and another person changes nothing`()
    throws
  {
    try add("Ann", "--tags", "territory=midwest")
    try add("Dan", "--tags", "territory=south")
    #expect(try feeds(build()).count == 2)
    let before = try FolderContent(workspace.path("private"))
    try add("Dora", "--tags", "territory=south")
    #expect(try build()["build"]?["changed"] == .flag(false))
    #expect(try FolderContent(workspace.path("private")).differences(from: before) == [])

    _ = try workspace.run("subscribers", "suspend", "Dan", "Dora")
    #expect(try feeds(build()).keys.sorted() == ["territory=midwest"])
    #expect(try workspace.names(in: "private/cuts").count == 2)
    _ = try workspace.run("subscribers", "resume", "Dan")
    #expect(try feeds(build()).count == 2)
    #expect(try FolderContent(workspace.path("private")).differences(from: before) == [])

    _ = try workspace.run("subscribers", "revoke", "Dan", "Dora", "Ann")
    // An episode for people who may come back isn't an error while they can.
    try workspace.remove("episodes/south")
    #expect(try feeds(build()).isEmpty)
    #expect(!workspace.names.contains("private"))
  }

  @Test func `someone's last day ends their version, too`() throws {
    try add("Ann", "--tags", "territory=midwest", "--until", "2026-11-30")
    try add("Dan", "--tags", "territory=south", "--until", "2026-12-01")
    #expect(try feeds(build()).keys.sorted() == ["territory=south"])
  }

  @Test func `no secret and nobody's address is in what is published, printed or kept`() throws {
    try add("Ann Unusual", "--email", "ann.unusual@example.com", "--tags", "territory=midwest")
    try add("Dan Peculiar", "--email", "dan.peculiar@example.com", "--tags", "territory=south")
    let shown = try JSONValue(workspace.run("subscribers", "show", "1", "--json").output)
    let address = try #require(shown["subscriber"]?["address"]?.text)
    let token = String(address.split(separator: "/")[4])
    var texts: [String: [UInt8]] = [:]
    for arguments in [
      ["build", "--verbose"], ["build", "--json"], ["check", "--cuts"], ["check", "--json"],
      ["report", "lengths", "--json"], ["report", "lengths", "--csv"],
      ["search", "hello", "--json"],
      ["subscribers", "list", "--json"], ["subscribers", "suspend", "1", "--json"],
      ["subscribers", "resume", "nobody"],
    ] {
      let outcome = try workspace.command(arguments).run()
      texts[arguments.joined(separator: " ")] = outcome.output + outcome.errorOutput
    }
    for folder in ["feed", "private", ".roadcast"] {
      for (path, bytes) in try FolderContent(workspace.path(folder)).files {
        texts["\(folder)/\(path)"] = bytes
      }
    }
    let key = try workspace.folder.read(".roadcast/key")
    let hexadecimal = key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let secrets = [Array(token.utf8), key, Array(hexadecimal.utf8), Array(key.dropFirst(8))]
    let people = ["ann.unusual@", "dan.peculiar@", "Unusual", "Peculiar"].map { Array($0.utf8) }
    for (name, bytes) in texts where name != ".roadcast/key" {
      for secret in secrets { #expect(bytes.firstRange(of: secret) == nil, "\(name)") }
      // The file and its commands are about people.
      guard !name.contains("subscribers") else { continue }
      for person in people { #expect(bytes.firstRange(of: person) == nil, "\(name)") }
    }
    #expect(texts.count > 60)
  }
}
