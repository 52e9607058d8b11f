import Foundation
import RoadcastTesting
import Testing

/// What people put into the output folder stays there; what a build wrote there is kept as it was written.
struct OwnershipTests {
  private static let built = Result {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    _ = try workspace.document("build")
    return workspace
  }

  private let workspace: SampleWorkspace

  init() throws {
    workspace = try SampleWorkspace(copying: Self.built.get())
    // Records the copied files' stamps.
    _ = try workspace.document("build")
  }

  private func changeTitle(_ title: String = "Another title") throws {
    try workspace.write(
      "title: \(title)\npublished: 2026-11-20T06:00:00-05:00\n",
      to: "episodes/one/episode.yml"
    )
  }

  private func kept(changed: Bool) throws -> [String]? {
    let build = try workspace.document("build").build
    #expect(build?.changed == changed)
    return build?.kept
  }

  private func permissions(_ relative: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: workspace.path(relative))[.posixPermissions]
      as? Int
  }

  private func setPermissions(_ permissions: Int, _ relative: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions],
      ofItemAtPath: workspace.path(relative)
    )
  }

  // MARK: What people put there

  @Test func `files that people put into the feed stay, and are listed`() throws {
    let files = [
      ".htaccess", "CNAME", ".git/HEAD", ".git/objects/ab/cdef", "audio/old.mp3",
      "episodes/by-hand.html", "photos/team.jpg", "audio/one-0123456789ab.mp3",
    ]
    for file in files { try workspace.write("mine: \(file)", to: "feed/\(file)") }
    try workspace.folder.makeFolder("feed/.git/refs/tags")
    try workspace.link("feed/latest", to: "audio")
    try setPermissions(0o600, "feed/.htaccess")
    try setPermissions(0o700, "feed/photos")
    let names = [
      ".git/", ".htaccess", "CNAME", "audio/old.mp3", "audio/one-0123456789ab.mp3",
      "episodes/by-hand.html", "latest", "photos/",
    ]
    #expect(try kept(changed: false) == names)
    for title in ["A longer title", "Another title"] {
      try changeTitle(title)
      #expect(try kept(changed: true) == names)
      #expect(try kept(changed: false) == names)
      for file in files { #expect(try workspace.text("feed/\(file)") == "mine: \(file)") }
      #expect(try workspace.names(in: "feed/.git/refs") == ["tags"])
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: workspace.path("feed/latest"))
          == "audio"
      )
      #expect(try permissions("feed/.htaccess") == 0o600)
      #expect(try permissions("feed/photos") == 0o700)
    }
    #expect(workspace.litter == [])
    let outcome = try workspace.run("build")
    #expect(outcome.stdout.contains("because Roadcast didn't write them: .git/, .htaccess, CNAME"))
  }

  @Test func `files from a version that wrote no list of them are replaced, and no others`() throws
  {
    try workspace.remove("feed/.roadcast")
    try workspace.write("old", to: "feed/audiences/preview.xml")
    try workspace.write("old", to: "feed/transcripts/early-0123456789ab.vtt")
    try workspace.write("mine", to: "feed/CNAME")
    #expect(try kept(changed: true) == ["CNAME"])
    #expect(try workspace.names(in: "feed").contains("audiences") == false)
    #expect(try workspace.names(in: "feed/transcripts").contains { $0.hasPrefix("early") } == false)
    #expect(try kept(changed: false) == ["CNAME"])
  }

  @Test func `someone's file in the place of a new one stops the build`() throws {
    let before = try workspace.feed()
    try workspace.addEpisode("two", recordings: ["01.wav": .tone(500)])
    try workspace.write("mine", to: "feed/episodes/two.html")
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("episodes/two.html isn't a file that Roadcast wrote"))
    #expect(try workspace.text("feed/episodes/two.html") == "mine")
    try workspace.remove("feed/episodes/two.html")
    #expect(try workspace.feed() == before)
    #expect(workspace.litter == [])
  }

  @Test func `someone's file that's the same as a new one is replaced by it`() throws {
    try workspace.addEpisode("two", recordings: ["01.wav": .tone(500)])
    let other = try SampleWorkspace(copying: workspace)
    #expect(try other.run("build").end == .exited(0))
    let after = try other.feed()
    try workspace.write(after.files["episodes/two.html"] ?? [], to: "feed/episodes/two.html")
    #expect(try workspace.document("build").build?.changed == true)
    #expect(try workspace.feed() == after)
    #expect(try kept(changed: false) == [])
  }

  @Test(arguments: ["", "<rss version=\"2.0\"><channel><title>Another</title></channel></rss>"])
  func `a folder with someone's feed isn't replaced`(feed: String) throws {
    try workspace.write(feed, to: "s/feed.xml")
    try workspace.write("mine", to: "s/notes/thesis.txt")
    let before = try FolderContent(workspace.path("s"))
    let outcome = try workspace.run("build", "--output", workspace.path("s"))
    #expect(outcome.end == .exited(2))
    #expect(
      outcome.stderr.contains("can't publish to \(workspace.path("s")): Roadcast didn't write")
        && outcome.stderr.contains("(feed.xml, notes)")
    )
    #expect(try FolderContent(workspace.path("s")) == before)
  }

  @Test func `a missing feed.xml is written again`() throws {
    let before = try workspace.feed()
    for mark in [true, false] {
      try workspace.remove("feed/feed.xml")
      if !mark { try workspace.remove("feed/.roadcast") }
      #expect(try workspace.run("build").end == .exited(0))
      #expect(try workspace.feed() == before)
    }
  }

  @Test func `messages call another output folder by its name`() throws {
    let output = workspace.path("s")
    #expect(try workspace.run("build", "--output", output).end == .exited(0))
    try workspace.write("damaged", to: "s/feed.xml")
    let outcome = try workspace.run("build", "--output", output)
    #expect(outcome.stderr.hasPrefix("s/feed.xml: warning: is no longer a valid feed"))
  }

  @Test(arguments: ["feed", "feed/secret"])
  func `a folder that can't be read is refused, and stays`(path: String) throws {
    if path != "feed" { try workspace.write("mine", to: "\(path)/file") }
    try changeTitle()
    try setPermissions(0o000, path)
    defer { try? setPermissions(0o755, path) }
    // Root can read everything.
    var command = try workspace.command(["build"])
    if getuid() == 0 {
      #expect(try Command("chown", ["-R", "65534:65534", workspace.path]).run().end == .exited(0))
      command.arguments =
        ["--reuid=65534", "--regid=65534", "--clear-groups", command.program] + command.arguments
      command.program = "setpriv"
    }
    let outcome = try command.run()
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("Permission denied"), "\(outcome.stderr)")
    #expect(workspace.names == [".roadcast", "episodes", "feed"])
    try setPermissions(0o755, path)
    if path != "feed" { #expect(try workspace.text("\(path)/file") == "mine") }
    #expect(try workspace.names(in: "feed").contains("feed.xml"))
  }

  // MARK: What a build wrote

  @Test(arguments: ["mp3", "json"])
  func `a media file that changed under its old dates is written again`(suffix: String) throws {
    let before = try workspace.feed()
    let path = try #require(
      try workspace.published(suffix).first { $0.contains("/audio/") || $0.contains("/chapters/") }
    )
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    try handle.seek(toOffset: 50)
    try handle.write(contentsOf: Data([1, 2, 3]))
    try handle.close()
    try FileManager.default.setAttributes([.modificationDate: date as Any], ofItemAtPath: path)
    #expect(try workspace.feed() != before)
    #expect(try kept(changed: true) == [])
    #expect(try workspace.feed() == before)
    #expect(try kept(changed: false) == [])
  }

  @Test func `an empty folder in the feed is removed`() throws {
    try workspace.folder.makeFolder("feed/stray/deep")
    try workspace.folder.makeFolder("feed/audio/stray")
    #expect(try kept(changed: true) == [])
    #expect(try !workspace.names(in: "feed").contains("stray"))
    #expect(try !workspace.names(in: "feed/audio").contains("stray"))
    #expect(try kept(changed: false) == [])
  }

  @Test func `what a web server can't read is mended`() throws {
    let before = try workspace.feed()
    for path in try workspace.feed().files.keys.sorted() + ["audio", ""] {
      let mode = try permissions("feed/\(path)")
      try setPermissions(path == "" || path == "audio" ? 0o700 : 0o600, "feed/\(path)")
      #expect(try kept(changed: true) == [], "\(path)")
      #expect(try permissions("feed/\(path)") == mode, "\(path)")
    }
    #expect(try workspace.feed() == before)
    #expect(try kept(changed: false) == [])
  }

  @Test func `a feed folder that was made read-only leaves nothing behind`() throws {
    try changeTitle()
    var command = try workspace.command(["build"])
    if getuid() == 0 {
      #expect(try Command("chown", ["-R", "65534:65534", workspace.path]).run().end == .exited(0))
      command.arguments =
        ["--reuid=65534", "--regid=65534", "--clear-groups", command.program] + command.arguments
      command.program = "setpriv"
    }
    #expect(try Command("chmod", ["-R", "a-w", workspace.path("feed")]).run().end == .exited(0))
    let outcome = try command.run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    #expect(outcome.stderr == "")
    #expect(workspace.names == [".roadcast", "episodes", "feed"])
  }
}
