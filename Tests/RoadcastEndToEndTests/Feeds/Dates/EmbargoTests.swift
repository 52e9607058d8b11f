import Foundation
import RoadcastTesting
import Testing

/// Drafts and early episodes: nothing of them is ever in `feed/`.
struct EmbargoTests {
  /// Words that only drafts, early episodes and their audiences have.
  private static let secrets = [
    "zanzibar", "quokka", "xylophone", "mandrake", "embargo-draft", "embargo-early",
    "embargo-waits",
    "insiders", "bigcustomer", "grey-eminence",
  ]

  private static let built = Result {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        facets: { territory: [midwest, south], customer: any }
        voicemail: { format: ulaw, max: "0:10", only: { territory: [midwest, south] } }
        approvals: [sales]
        audiences:
          midwest: { title: Midwest, only: { territory: [midwest] } }
          insiders: { title: The Zanzibar Circle, cover: inside.png, drafts: true, ahead: 3d }
          insiders-south: { ahead: 2d, only: { territory: [south] } }

        """
    )
    try workspace.write(try FFmpeg.picture(side: 1_500), to: "episodes/inside.png")
    try workspace.addEpisode(
      "open",
      manifest: """
        approved: { sales: 2026-11-18 Dana Reyes }
        tags: { territory: south }
        segments:
          - { audio: 01.wav }
          - { audio: 02.wav, only: { territory: [midwest, south] } }

        """,
      recordings: ["01.wav": .tone(400), "02.wav": .tone(500)]
    )
    let rest = [
      (
        "embargo-draft", "2026-11-21T06:00:00Z",
        "draft: true\napproved: { sales: 2026-11-18 Ann }\n"
      ),
      ("embargo-early", "2026-12-02T12:00:00Z", "approved: { sales: 2026-11-18 Ann }\n"),
      ("embargo-waits", "2026-11-22T06:00:00Z", ""),
    ]
    for (number, episode) in rest.enumerated() {
      let (slug, published, manifest) = episode
      try workspace.addEpisode(
        slug,
        published: published,
        manifest: manifest + """
          notes: Our xylophone launch, for [mandrake](https://mandrake.acme.test/).
          tags: { territory: south, customer: Bigcustomer }
          segments:
            - { audio: 01.wav, title: A Zanzibar tale, speaker: Grey-Eminence, image: pic.png }

          """,
        recordings: ["01.wav": .tone(Double(700 + 100 * number), seconds: 1.2)]
      )
      try workspace.write(
        try FFmpeg.picture(side: 1_410 + 10 * number),
        to: "episodes/\(slug)/pic.png"
      )
      try workspace.write(
        "WEBVTT\n\n00:00.100 --> 00:00.350\nThe quokka is out.\n",
        to: "episodes/\(slug)/01.vtt"
      )
    }
    let outcome = try workspace.run("build")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return workspace
  }

  private let workspace: SampleWorkspace

  init() throws { workspace = try SampleWorkspace(copying: Self.built.get()) }

  private func privateFolder() throws -> FolderContent {
    try FolderContent(workspace.path("private"))
  }

  /// What of drafts and early episodes is in `feed/`: none of their names, words, sounds and pictures should
  /// be.
  private func leaks() throws -> [String] {
    let open = try workspace.feed().files
    var leaks: [String] = []
    for (path, bytes) in open {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      for secret in Self.secrets where path.contains(secret) || text.contains(secret) {
        leaks.append("\(path): \(secret)")
      }
    }
    let secret = try privateFolder().files.filter { open[$0.key] == nil }
    let sounds = open.filter { $0.key.hasSuffix(".mp3") || $0.key.hasSuffix(".wav") }
    for (path, bytes) in secret where path.hasSuffix(".mp3") {
      // After the cover, which all files have, and ahead of the silence at the end.
      let piece = Data(bytes[(bytes.count - 8_000)..<(bytes.count - 7_700)])
      for (other, sound) in sounds where Data(sound).range(of: piece) != nil {
        leaks.append("\(other): sound of \(path)")
      }
    }
    let contents = Set(open.values)
    for (path, bytes) in secret where path.hasSuffix(".png") && contents.contains(bytes) {
      leaks.append("the picture \(path)")
    }
    return leaks.sorted()
  }

  @Test func `nothing of drafts, early episodes and their audiences is in feed`() throws {
    #expect(try leaks() == [])
    let titles = try XMLFile(workspace.path("private/audiences/insiders.xml")).texts("//item/title")
    #expect(Set(titles).count == 4)
    let privateFiles = try privateFolder().files
    #expect(privateFiles.keys.count { $0.hasSuffix(".mp3") } >= 4)
    for secret in Self.secrets where secret != "mandrake" {
      let isThere = privateFiles.contains { path, bytes in
        path.contains(secret)
          || String(decoding: bytes, as: UTF8.self).lowercased().contains(secret)
      }
      #expect(isThere, "\(secret)")
    }
    let early = XMLFile(workspace.path("private/audiences/insiders-south.xml"))
    #expect(try early.texts("//item/title") == ["Episode embargo-early", "Episode open"])
  }

  @Test func `every address of a private feed leads to a file in the private folder`() throws {
    for name in ["insiders", "insiders-south"] {
      let feed = XMLFile(workspace.path("private/audiences/\(name).xml"))
      #expect(try feed.problems() == "")
      let addresses =
        try feed.texts("//enclosure/@url") + feed.texts("//*[name()='podcast:transcript']/@url")
        + feed.texts("//*[name()='podcast:chapters']/@url") + feed.texts("//item/link")
        + feed.texts("//*[name()='itunes:image']/@href")
      #expect(addresses.count > 10)
      for address in addresses {
        let path = "private/\(address.dropFirst(SampleWorkspace.baseURL.count))"
        #expect(FileManager.default.fileExists(atPath: workspace.path(path)), "\(address)")
      }
    }
    let names = try workspace.names(in: "private")
    #expect(!names.contains("feed.xml") && !names.contains("index.html"))
  }

  @Test func `both folders share the files that both have`() throws {
    // Copying would make two files of each.
    let workspace = try Self.built.get()
    let open = try workspace.feed().files.keys
    let shared = try privateFolder().files.keys.filter(open.contains)
    #expect(shared.contains { $0.hasSuffix(".mp3") } && shared.contains { $0.hasSuffix(".vtt") })
    for path in shared where path != ".roadcast" {
      let inodes = try ["feed", "private"].map { folder in
        try FileManager.default.attributesOfItem(atPath: workspace.path("\(folder)/\(path)"))[
          .systemFileNumber
        ] as? Int
      }
      #expect(inodes[0] == inodes[1], "\(path)")
    }
  }

  @Test func `feed loses what an older version put there, and says so`() throws {
    let before = try workspace.feed()
    for (path, bytes) in try privateFolder().files
    where path != ".roadcast" {
      try workspace.write(bytes, to: "feed/\(path)")
    }
    // Older versions had no list of what they wrote, and no private folder.
    try workspace.remove("feed/.roadcast")
    try workspace.remove("private")
    try workspace.remove(".roadcast")
    #expect(try !leaks().isEmpty)
    let check = try workspace.document("check")
    #expect(check.diagnostics.map(\.rule).filter { $0 == "dropped-feed" }.count == 2)
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("so the build moves the feed to private/"))
    #expect(try workspace.feed().differences(from: before) == [])
    #expect(try leaks() == [])
    #expect(try !workspace.run("build").stderr.contains("dropped-feed"))
  }

  @Test func `a build with nothing to do changes neither folder, and mends both`() throws {
    let before = try (workspace.feed(), privateFolder())
    // In a copied workspace, nothing is known of the files.
    #expect(try workspace.document("build").build?.changed == false)
    #expect(try workspace.document("build").build?.stages.isEmpty == true)
    let file = try #require(before.1.files.keys.first { $0.hasSuffix(".vtt") })
    try workspace.remove("private/\(file)")
    #expect(try workspace.document("build").build?.changed == true)
    #expect(try workspace.feed().differences(from: before.0) == [])
    #expect(try privateFolder().differences(from: before.1) == [])
    #expect(try workspace.document("build").build?.stages.isEmpty == true)
    try workspace.remove("private")
    #expect(try workspace.run("build").end == .exited(0))
    #expect(try privateFolder().differences(from: before.1) == [])
  }

  @Test func `an early episode goes out without being made again`() throws {
    let path = try #require(
      try privateFolder().files.keys.first { $0.hasPrefix("audio/embargo-early-") }
    )
    let document = try workspace.document("build", "--now", "2026-12-02T13:00:00Z")
    #expect(try workspace.feed().files.keys.contains(path))
    let states = document.build?.assemblies.filter { $0.slug == "embargo-early" }.map(\.state)
    #expect(Set(states ?? []) == ["kept"])
    #expect(document.build?.encoded == [])
  }

  @Test func `the private folder goes when no audience needs it`() throws {
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(
      show.replacing("cover: inside.png, drafts: true, ahead: 3d", with: "cover: inside.png")
        .replacing("ahead: 2d, ", with: ""),
      to: "episodes/show.yml"
    )
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(workspace.names == [".roadcast", "episodes", "feed"])
    #expect(try workspace.names(in: "feed/audiences").contains("insiders.xml"))
    try workspace.write(show, to: "episodes/show.yml")
    #expect(try workspace.run("build").end == .exited(0))
    #expect(try leaks() == [])
    // What isn't Roadcast's stays.
    try workspace.write("mine", to: "private/plans.txt")
    try workspace.write(
      show.replacing("cover: inside.png, drafts: true, ahead: 3d", with: "cover: inside.png")
        .replacing("ahead: 2d, ", with: ""),
      to: "episodes/show.yml"
    )
    #expect(try workspace.run("build").end == .exited(0))
    #expect(try workspace.names(in: "private") == ["plans.txt"])
    #expect(try workspace.text("private/plans.txt") == "mine")
  }

  @Test func `a private folder of someone else's is never touched`() throws {
    let other = try SampleWorkspace()
    try other.addEpisode("one", recordings: ["01.wav": .tone()])
    try other.write("mine", to: "private/plans.txt")
    #expect(try other.run("build").end == .exited(0))
    #expect(try other.text("private/plans.txt") == "mine")

    try workspace.remove("private")
    try workspace.write("mine", to: "private/plans.txt")
    let before = try workspace.feed()
    let refused = try workspace.run("build")
    #expect(refused.end == .exited(2))
    // Another folder can't be named for it.
    let remedy = "move that somewhere else, because previews for audiences with `drafts` or `ahead`"
    #expect(refused.stderr.contains("Roadcast didn't write what's in it (plans.txt); \(remedy)"))
    #expect(try workspace.text("private/plans.txt") == "mine")
    #expect(try workspace.feed().differences(from: before) == [])
    #expect(workspace.litter == [])
  }

  @Test func `a private folder that's a link or a file isn't replaced`() throws {
    let elsewhere = try TemporaryFolder()
    try workspace.remove("private")
    try workspace.link("private", to: elsewhere.path)
    let linked = try workspace.run("build")
    #expect(linked.end == .exited(2))
    #expect(linked.stderr.hasSuffix("a build replaces the folder itself; remove the link\n"))
    #expect(try elsewhere.names() == [])
    try workspace.remove("private")
    try workspace.write("mine", to: "private")
    let file = try workspace.run("build")
    #expect(file.end == .exited(2))
    #expect(file.stderr.contains("it isn't a folder; move it somewhere else, because previews"))
    #expect(try workspace.text("private") == "mine")
  }

  @Test
  func `another output folder never gets the private feeds, nor can it be the private folder`()
    throws
  {
    let elsewhere = try TemporaryFolder()
    let before = try privateFolder()
    let outcome = try workspace.run("build", "--output", "\(elsewhere.path)/site")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(try elsewhere.names() == ["site"])
    #expect(try elsewhere.names("site/audiences") == ["midwest", "midwest.xml"])
    #expect(try privateFolder().differences(from: before) == [])
    for output in ["private", "private/public"] {
      let refused = try workspace.run("build", "--output", workspace.path(output))
      #expect(refused.end == .exited(2))
      #expect(refused.stderr.contains("private/ is for drafts and early episodes"))
    }
  }

  @Test func `search, reports and the calendar still know the private audiences`() throws {
    let found = try workspace.run("search", "quokka", "--json")
    #expect(found.stdout.contains("\"audience\" : \"insiders\""), "\(found.stdout)\(found.stderr)")
    for arguments in [
      ["report", "lengths", "--audience", "insiders"],
      ["report", "tags", "--audience", "insiders"],
      ["calendar"], ["search", "quokka", "--audience", "insiders"],
    ] {
      let outcome = try workspace.command(arguments).run()
      #expect(outcome.end != .exited(64) && outcome.end != .exited(2), "\(outcome.stderr)")
    }
  }
}
