import Foundation
import RoadcastTesting
import Testing

/// The same content and time give the same bytes, whatever else is different.
struct SameBytesTests {
  private static let recordings: [(name: String, wav: WAV)] = [
    ("01.wav", WAV(mono: Waveform.speech(frames: 60_000, rate: 44_100), rate: 44_100)),
    ("02.wav", .tone(500, seconds: 1.2, rate: 48_000)),
    // Long enough to be encoded in several parts.
    ("03.wav", WAV(mono: Waveform.speech(frames: 16_000 * 32, rate: 16_000), rate: 16_000)),
  ]

  private static let bytes = recordings.map { (name: $0.name, bytes: $0.wav.bytes) }

  private static let show = """
    length: { min: "0:01", max: "2:00", target: ["0:01", "2:00"] }
    facets: { kind: [news, training], territory: [midwest, south] }
    audiences:
      midwest: { title: Midwest, only: { territory: [midwest] } }
      south: { title: South, only: { territory: [south] } }

    """

  private static func workspace(reversed: Bool = false) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(show: show)
    let manifest = """
      tags: { kind: [training, news] }
      segments:
        - audio: 01.wav
        - { audio: 02.wav, only: { territory: midwest } }
        - audio: 03.wav

      """
    for (name, bytes) in reversed ? Self.bytes.reversed() : Self.bytes {
      try workspace.addRecording("episodes/b/\(name)", bytes)
    }
    for slug in reversed ? ["a", "b"] : ["b", "a"] {
      try workspace.addEpisode(
        slug,
        published: "2026-11-2\(slug == "a" ? 0 : 1)T06:00:00-05:00",
        manifest: slug == "b" ? manifest : "",
        recordings: slug == "a" ? ["x.wav": .tone()] : [:]
      )
    }
    return workspace
  }

  private static let reference = Result {
    let workspace = try Self.workspace()
    let outcome = try workspace.run("build", "--jobs", "1")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return workspace
  }

  private func expectReference(
    _ workspace: SampleWorkspace,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let differences = try workspace.feed().differences(from: Self.reference.get().feed())
    #expect(differences == [], sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    ["--jobs", "1"], ["--jobs", "2"], ["--jobs", "7"], ["--verbose", "--color", "always"],
  ])
  func `a cold cache and any number of jobs give the same folder`(options: [String]) throws {
    let workspace = try Self.workspace()
    let outcome = try workspace.command(["build"] + options).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    try expectReference(workspace)
  }

  @Test func `a warm cache, a deleted cache and a new feed give the same folder`() throws {
    let workspace = try SampleWorkspace(copying: Self.reference.get())
    #expect(try workspace.run("build").end == .exited(0))
    try expectReference(workspace)
    try workspace.remove(".roadcast/cache")
    #expect(try workspace.run("build").end == .exited(0))
    try expectReference(workspace)
    try workspace.remove("feed")
    #expect(try workspace.run("build").end == .exited(0))
    try expectReference(workspace)
    try workspace.remove(".roadcast")
    try workspace.remove("feed")
    #expect(try workspace.run("build").end == .exited(0))
    try expectReference(workspace)
  }

  @Test func `damaged cache files are made again without a message`() throws {
    let workspace = try SampleWorkspace(copying: Self.reference.get())
    let folder = ".roadcast/cache"
    for name in try FolderContent(workspace.path(folder)).files.keys.sorted() {
      var bytes = try workspace.folder.read("\(folder)/\(name)")
      bytes[bytes.count / 2] ^= 0x55
      try workspace.write(bytes, to: "\(folder)/\(name)")
    }
    try workspace.remove("feed")
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(0))
    #expect(outcome.stderr == "")
    try expectReference(workspace)
  }

  @Test func `damaged and missing files in the feed are repaired`() throws {
    let workspace = try SampleWorkspace(copying: Self.reference.get())
    let paths = try workspace.feed().files.keys.sorted()
    for (index, path) in paths.enumerated() {
      if index % 2 == 0 {
        try workspace.remove("feed/\(path)")
      } else {
        try workspace.write("not this", to: "feed/\(path)")
      }
    }
    try workspace.write("", to: "feed/feed.xml")
    #expect(try workspace.run("build").end == .exited(0))
    try expectReference(workspace)
  }

  @Test func `a build repairs any changed byte or missing file in the feed`() throws {
    let workspace = try SampleWorkspace(copying: Self.reference.get())
    // The copied files have new time stamps, which this build records.
    #expect(try workspace.document("build").build?.changed == false)
    for path in try workspace.feed().files.keys.sorted() {
      var bytes = try workspace.folder.read("feed/\(path)")
      bytes[bytes.count / 2] ^= 1
      try workspace.write(bytes, to: "feed/\(path)")
      #expect(try workspace.document("build").build?.changed == true, "\(path)")
      try expectReference(workspace)
    }
    try workspace.remove("feed/index.html")
    #expect(try workspace.document("build").build?.changed == true)
    try expectReference(workspace)
    #expect(try workspace.document("build").build?.changed == false)
  }

  @Test func `a build with nothing to do prints the same report as the first`() throws {
    let workspace = try Self.workspace()
    let first = try workspace.document("build")
    let second = try workspace.document("build")
    #expect(second.build?.changed == false)
    #expect(second.episodes.map(\.slug) == first.episodes.map(\.slug))
    #expect(second.build?.feeds == first.build?.feeds)
    #expect(second.build?.assemblies.map(\.path) == first.build?.assemblies.map(\.path))
    #expect(second.build?.assemblies.allSatisfy { $0.state == "kept" } == true)
    #expect(second.build?.reused == 4)
  }

  @Test(arguments: [
    ["TZ": "Asia/Kathmandu", "LC_ALL": "C"], ["TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8"],
    ["TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": ""],
  ])
  func `the machine's time zone and language make no difference`(
    environment: [String: String]
  ) throws {
    let workspace = try Self.workspace()
    var command = try workspace.command(["build"])
    command.environment = environment
    #expect(try command.run().end == .exited(0))
    try expectReference(workspace)
  }

  @Test func `the files' order and dates make no difference`() throws {
    let workspace = try Self.workspace(reversed: true)
    for (index, name) in ["01.wav", "02.wav", "03.wav", "episode.yml"].enumerated() {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(1_000_000_000 - index))],
        ofItemAtPath: workspace.path("episodes/b/\(name)")
      )
    }
    var command = Command(
      try BuiltCommand.path(),
      ["build", "--now", "2026-12-01T13:00:00+01:00"]
    )
    command.folder = workspace.path("episodes/b")
    #expect(try command.run().end == .exited(0))
    try expectReference(workspace)
  }

  @Test func `a build with nothing to do encodes nothing and changes nothing`() throws {
    let workspace = try SampleWorkspace(copying: Self.reference.get())
    let before = try workspace.document("build")
    let stamp = try FileManager.default.attributesOfItem(atPath: workspace.path("feed/feed.xml"))
    #expect(before.build?.encoded == [])
    #expect(before.build?.changed == false)
    #expect(before.build?.reused == 4)
    let again = try workspace.document("build")
    #expect(again.build?.changed == false)
    let after = try FileManager.default.attributesOfItem(atPath: workspace.path("feed/feed.xml"))
    #expect(stamp[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
  }

  @Test func `a build with nothing to do composes no page again`() throws {
    let workspace = try SampleWorkspace(copying: Self.reference.get())
    // The first one notes the copied folder's files.
    _ = try workspace.document("build")
    let again = try workspace.run("build", "--verbose")
    #expect(again.stdout.contains("was up to date"))
    #expect(!again.stdout.contains("time spent"))
  }

  @Test func `touching a recording encodes nothing, and changing it encodes only that one`() throws
  {
    let workspace = try SampleWorkspace(copying: Self.reference.get())
    let bytes = try workspace.folder.read("episodes/b/02.wav")
    try workspace.write(bytes, to: "episodes/b/02.wav")
    let touched = try workspace.document("build")
    #expect(touched.build?.encoded == [])
    #expect(touched.build?.changed == false)

    let old = try workspace.feed().files.keys.filter { $0.hasSuffix(".mp3") }.sorted()
    try workspace.write(WAV.tone(777, seconds: 1.2, rate: 48_000).bytes, to: "episodes/b/02.wav")
    let changed = try workspace.document("build")
    #expect(changed.build?.encoded == ["episodes/b/02.wav"])
    #expect(changed.build?.changed == true)
    // Only the midwest has this segment, so one file is replaced.
    let new = try workspace.feed().files.keys.filter { $0.hasSuffix(".mp3") }.sorted()
    #expect(Set(old).subtracting(new).count == 1)
    #expect(Set(new).subtracting(old).count == 1)

    // The old recording gets its old address again.
    try workspace.write(bytes, to: "episodes/b/02.wav")
    #expect(try workspace.run("build").end == .exited(0))
    try expectReference(workspace)
  }

  @Test func `changed notes don't change the audio's address`() throws {
    let workspace = try SampleWorkspace(copying: Self.reference.get())
    let old = try workspace.published(".mp3")
    try workspace.write("Other notes.\n", to: "episodes/a/notes.md")
    try workspace.write(
      "title: Episode a\npublished: 2026-11-20T06:00:00-05:00\nnotes: notes.md\n",
      to: "episodes/a/episode.yml"
    )
    let document = try workspace.document("build")
    #expect(document.build?.encoded == [])
    #expect(document.build?.changed == true)
    #expect(try workspace.published(".mp3") == old)
  }
}
