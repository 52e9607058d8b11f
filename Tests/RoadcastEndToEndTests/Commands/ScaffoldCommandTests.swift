import Foundation
import RoadcastTesting
import Testing

/// `init` and `new`: what they write can be checked and built.
struct ScaffoldCommandTests {
  private func roadcast(_ arguments: String..., in folder: String? = nil) throws -> Outcome {
    var command = Command(try BuiltCommand.path(), arguments)
    command.folder = folder
    return try command.run()
  }

  @Test func `init keeps private feeds and the key out of Git, and leaves a .gitignore as it is`()
    throws
  {
    let folder = try TemporaryFolder()
    #expect(try roadcast("init", "new", in: folder.path).end == .exited(0))
    let lines = (folder.text("new/.gitignore") ?? "").split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix("/") } == [
        "/private/", "/episodes.importing/", "/.roadcast/cache/", "/.roadcast/fetches/",
        "/.roadcast/history/",
        "/.roadcast/invitations/", "/.roadcast/announcements/", "/.roadcast/publishing/",
        "/.roadcast/webhooks/", "/.roadcast/key",
      ]
    )

    try folder.write("*.psd\nprivate\n", to: "old/.gitignore")
    let old = try roadcast("init", "old", in: folder.path)
    #expect(folder.text("old/.gitignore") == "*.psd\nprivate\n")
    #expect(
      old.stdout.hasSuffix(
        "add these lines to your .gitignore: episodes.importing/, .roadcast/cache/, .roadcast/fetches/, "
          + ".roadcast/history/, .roadcast/invitations/, .roadcast/announcements/, "
          + ".roadcast/publishing/, .roadcast/webhooks/, "
          + ".roadcast/key\n"
      )
    )

    try folder.write("/private/\n/episodes.importing\n.roadcast\n", to: "all/.gitignore")
    #expect(try !roadcast("init", "all", in: folder.path).stdout.contains(".gitignore"))
  }

  @Test func `a workspace made with init and new can be checked and built`() throws {
    let folder = try TemporaryFolder()
    let made = try roadcast("init", "briefings", in: folder.path)
    #expect(made.end == .exited(0), "\(made.stderr)")
    let root = "\(folder.path)/briefings"
    #expect(try roadcast("init", "briefings", in: folder.path).end == .exited(2))

    // Long enough for the default limits.
    let recording = WAV.tone(seconds: 170, rate: 8_000).bytes
    for name in ["a.wav", "b.wav"] { try folder.write(recording, to: "desk/\(name)") }
    let new = try roadcast(
      "new",
      "2026-11-27-big-news",
      "a.wav",
      "b.wav",
      "-C",
      root,
      in: "\(folder.path)/desk"
    )
    #expect(new.end == .exited(0), "\(new.stderr)")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: "\(root)/episodes/2026-11-27-big-news"
    )
    #expect(names.sorted() == ["a.wav", "b.wav", "episode.yml"])
    let again = try roadcast("new", "2026-11-27-big-news", "-C", root)
    #expect(again.end == .exited(2))

    let check = try roadcast("check", "--json", in: "\(root)/episodes")
    #expect(check.end == .exited(0), "\(check.stderr)")
    let document = try BuildDocument(check.output)
    let episode = try #require(document.episode("2026-11-27-big-news"))
    #expect(episode.title == "Big news")
    #expect(episode.status == "published")
    #expect(episode.programmes.first?.segments.map(\.audio) == ["a.wav", "b.wav"])
    let built = try roadcast("build", "-C", root)
    #expect(built.end == .exited(0), "\(built.stderr)")
    #expect(FileManager.default.fileExists(atPath: "\(root)/feed/feed.xml"))
  }

  @Test(
    arguments: [
      "it's \"quoted\".wav", "# no comment: {a}.wav", "- dash.wav", " spaces at the ends .wav",
      "\\n and %20.wav", "*star &anchor !tag.wav", "caf\u{E9} cafe\u{301} 🎙.wav", "'.wav",
    ]
  )
  func `new writes every file name so that it can be read back`(name: String) throws {
    let workspace = try SampleWorkspace()
    try workspace.addRecording("desk/\(name)", WAV.tone().bytes)
    let new = try workspace.run("new", "null", workspace.path("desk/\(name)"))
    #expect(new.end == .exited(0), "\(new.stderr)")
    let document = try workspace.document("check")
    let episode = try #require(document.episode("null"))
    #expect(episode.title == "Null")
    #expect(episode.programmes.first?.segments.map(\.audio) == [name])
  }

  @Test(arguments: ["two\nlines.wav", "bell\u{7}.wav", "tab\t.wav", "line\u{2028}end.wav"])
  func `new refuses a file name that can't be written in a manifest`(name: String) throws {
    let workspace = try SampleWorkspace()
    try workspace.addRecording("desk/\(name)", WAV.tone().bytes)
    let new = try workspace.run("new", "one", workspace.path("desk/\(name)"))
    #expect(new.end == .exited(2))
    #expect(new.stderr.hasPrefix("roadcast: error: \""))
    #expect(new.stderr.contains("can't be written in a manifest"))
    #expect(new.disturbances == [])
    #expect(!FileManager.default.fileExists(atPath: workspace.path("episodes/one")))
  }

  @Test func `new copies only recordings`() throws {
    let workspace = try SampleWorkspace()
    try workspace.write("text", to: "desk/readme.txt")
    for path in ["desk/readme.txt", "desk/missing.wav"] {
      let outcome = try workspace.run("new", "one", workspace.path(path))
      #expect(outcome.end == .exited(2))
      #expect(outcome.stderr.hasPrefix("roadcast: error: "))
    }
    #expect(!FileManager.default.fileExists(atPath: workspace.path("episodes/one/episode.yml")))
  }
}
