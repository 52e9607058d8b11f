import RoadcastTesting
import Testing

/// `docs/json.md` lists what `--json` prints: no key more, no key less, each of the type that it says.
struct JSONReferenceTests {
  /// A workspace in which no list is empty.
  private static func workspace(transcriber: String? = nil) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        cadence: weekly
        facets: { kind: [news, training], territory: [midwest] }
        audiences: { midwest: { title: Midwest, only: { territory: midwest } } }
        voicemail: { only: { kind: news } }

        """ + (transcriber.map { "transcriber: \($0)\n" } ?? "")
    )
    try workspace.addEpisode(
      "week",
      manifest: """
        segments:
          - { audio: 01.wav, speaker: Dana Reyes, tags: { kind: news } }
          - { audio: 02.wav, speaker: Ann Lee, only: { territory: midwest } }

        """,
      recordings: ["01.wav": .tone(), "02.wav": .tone(600)]
    )
    _ = try workspace.run("subscribers", "add", "Dana Reyes", "--tags", "territory=midwest")
    try workspace.write(
      "title: Never finished\npublished: 2026-11-27T06:00:00-05:00\ndraft: true\n",
      to: "episodes/late/episode.yml"
    )
    return workspace
  }

  private static func document(
    _ arguments: [String],
    in workspace: SampleWorkspace,
    status: Int32 = 0
  ) throws -> JSONValue {
    let outcome = try workspace.command(arguments + ["--json"]).run()
    guard outcome.end == .exited(status) else {
      throw SampleWorkspace.Unexpected("\(outcome.end) instead of \(status):\n\(outcome.stderr)")
    }
    return try JSONValue(outcome.output)
  }

  @Test func `check and build`() throws {
    let workspace = try Self.workspace()
    var reference = try JSONReference("check and build")
    reference.compare(try Self.document(["check"], in: workspace))
    reference.compare(try Self.document(["build"], in: workspace))
    // With everything cached, and with an error.
    reference.compare(try Self.document(["build"], in: workspace))
    try workspace.write("titel: x\n", to: "episodes/bad/episode.yml")
    reference.compare(try Self.document(["build"], in: workspace, status: 1))
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test(arguments: ["report lengths", "report tags", "calendar"])
  func `reports`(command: String) throws {
    let workspace = try Self.workspace()
    var reference = try JSONReference(command)
    let arguments = command.split(separator: " ").map(String.init)
    reference.compare(try Self.document(arguments, in: workspace))
    // Nothing went out yet.
    reference.compare(
      try Self.document(arguments + ["--now", "2026-01-01T00:00:00Z"], in: workspace)
    )
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test func `report listens`() throws {
    let workspace = try Self.workspace()
    _ = try workspace.run("build")
    let audio = try #require(try workspace.names(in: "feed/audio").first)
    let size = try workspace.folder.read("feed/audio/\(audio)").count
    try workspace.write(
      """
      {"time":"2026-11-27T06:00:00.000Z","subscriber":"1","method":"GET","path":"/audio/\(audio)",\
      "status":200,"bytes":\(size),"range":null,"agent":"AntennaPod/3.5","ms":1}
      ?

      """,
      to: "serve.log"
    )
    var reference = try JSONReference("report listens")
    let log = workspace.path("serve.log")
    reference.compare(try Self.document(["report", "listens", log], in: workspace))
    try workspace.write("", to: "serve.log")
    reference.compare(try Self.document(["report", "listens", log], in: workspace))
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test func `publish`() throws {
    let workspace = try Self.workspace()
    let place = try TemporaryFolder()
    let show = try workspace.text("episodes/show.yml")
    let targets =
      "owner: { name: Field, email: field@example.com }\n"
      + "targets: { web: { to: \(place.path)/web, verify: false, report: { mail: a@example.com } } }\n"
    try workspace.write(show + targets, to: "episodes/show.yml")
    var reference = try JSONReference("publish")
    _ = try Self.document(["build"], in: workspace)
    reference.compare(try Self.document(["publish"], in: workspace))
    try workspace.remove("episodes/week")
    _ = try Self.document(["build"], in: workspace)
    reference.compare(try Self.document(["publish"], in: workspace))
    reference.compare(try Self.document(["publish"], in: workspace))
    // Nothing answers at that address.
    try workspace.write(
      show + targets.replacing(", verify: false", with: ""),
      to: "episodes/show.yml"
    )
    reference.compare(try Self.document(["publish", "--verify"], in: workspace, status: 2))
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test func `search`() throws {
    let workspace = try Self.workspace()
    var reference = try JSONReference("search")
    reference.compare(try Self.document(["search", "hello"], in: workspace))
    reference.compare(try Self.document(["search", "hello", "--limit", "1"], in: workspace))
    reference.compare(try Self.document(["search", "episode"], in: workspace))
    reference.compare(try Self.document(["search", "nothing"], in: workspace))
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test(arguments: ["subscribers add", "subscribers list"])
  func `subscribers`(section: String) throws {
    let workspace = try Self.workspace()
    var reference = try JSONReference(section)
    let added = [
      ["--audience", "midwest", "--until", "2026-12-31"],
      ["--tags", "territory=midwest", "--email", "dana@example.com"],
    ]
    for (index, options) in added.enumerated() {
      let document = try Self.document(
        ["subscribers", "add", "Dana \(index)"] + options,
        in: workspace
      )
      if section == "subscribers add" { reference.compare(document) }
    }
    if section == "subscribers list" {
      for command in ["list", "suspend", "resume"] {
        let names = command == "list" ? [] : ["1", "2"]
        reference.compare(try Self.document(["subscribers", command] + names, in: workspace))
      }
    }
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test func `subscribers sync`() throws {
    let workspace = try Self.workspace()
    var reference = try JSONReference("subscribers sync")
    for (list, options) in [
      ("name,territory,Title\nDana,midwest,Rep\nAnn,,\nBo,,\nCleo,,\n", ["--yes"]),
      ("name,email,territory\nDana,,\nAnn,ann@example.com,\n", ["--yes"]),
      ("name,email,territory\nAnn,ann@example.com,midwest\nBo,,\nCleo,,\n", ["--yes"]),
    ] {
      try workspace.write(list, to: "people.csv")
      let path = workspace.path("people.csv")
      reference.compare(
        try Self.document(["subscribers", "sync", path] + options, in: workspace)
      )
      _ = try workspace.run("subscribers", "suspend", "Cleo")
    }
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test func `subscribers invite`() throws {
    let workspace = try Self.workspace()
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(
      show + "owner: { name: Marketing, email: briefings@example.com }\n",
      to: "episodes/show.yml"
    )
    _ = try workspace.run("subscribers", "add", "Ann", "--email", "ann@example.com")
    var reference = try JSONReference("subscribers invite")
    reference.compare(try Self.document(["subscribers", "invite"], in: workspace))
    let cards = ["--all", "--cards", workspace.path("cards.html")]
    reference.compare(try Self.document(["subscribers", "invite"] + cards, in: workspace))
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test func `transcribe`() throws {
    var reference = try JSONReference("transcribe")
    for (transcriber, status) in [("echo Good morning. {audio}", 0), ("false {audio}", 2)] {
      let workspace = try Self.workspace(transcriber: transcriber)
      try workspace.remove("episodes/week/01.vtt")
      reference.compare(try Self.document(["transcribe"], in: workspace, status: Int32(status)))
    }
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test func `import`() throws {
    var reference = try JSONReference("import")
    let host = try OldHost()
    for options in [["--dry-run"], [], ["--no-audio"]] {
      let outcome = try host.importing("powerpress.xml", options + ["--json"]).run()
      #expect(outcome.end == .exited(0), "\(outcome.stderr)")
      reference.compare(try JSONValue(outcome.output))
    }
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test func `doctor`() throws {
    var reference = try JSONReference("doctor")
    let server = try LoopbackServer { request in
      request.target == "/feed.xml"
        ? .init(200, [], body: Array("<rss version=\"2.0\"><channel><title>T</title>".utf8))
        : .init(404)
    }
    let port = try NginxServer.freePort()
    let workspace = try Self.workspace()
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(
      show.replacing(SampleWorkspace.baseURL, with: "http://127.0.0.1:\(port)/"),
      to: "episodes/show.yml"
    )
    #expect(try workspace.run("build").end == .exited(0))
    let nginx = try NginxServer(port: port, server: "root \(workspace.path)/feed;")
    for address in ["http://127.0.0.1:\(nginx.port)/feed.xml", server.address("/feed.xml")] {
      let outcome = try Command(BuiltCommand.path(), ["doctor", address, "--json"]).run()
      reference.compare(try JSONValue(outcome.output))
    }
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test func `init and new`() throws {
    var reference = try JSONReference("init and new")
    let workspace = try Self.workspace()
    reference.compare(try Self.document(["new", "2026-12-04-next"], in: workspace))
    try workspace.remove("episodes/show.yml")
    reference.compare(try Self.document(["init"], in: workspace))
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }

  @Test(
    arguments: [
      "check and build", "report lengths", "report tags", "report listens", "calendar", "search",
      "transcribe",
      "init and new", "subscribers add", "subscribers list",
      "subscribers sync", "subscribers invite", "doctor", "import",
    ]
  )
  func `the example of each command has the same keys`(section: String) throws {
    var reference = try JSONReference(section)
    let examples = reference.examples
    #expect(examples.count == 1)
    for example in examples { reference.compare(try JSONValue(Array(example.utf8))) }
    #expect(reference.problems == [])
  }

  @Test func `the example of a diagnostic has the same keys`() throws {
    var reference = try JSONReference("Diagnostics")
    let example = try #require(reference.examples.first)
    reference.compare(
      .object(["diagnostics": .list([try JSONValue(Array(example.utf8))])])
    )
    #expect(reference.problems == [])
    #expect(reference.unseen == [])
  }
}
