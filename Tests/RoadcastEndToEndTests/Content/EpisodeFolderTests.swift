import Foundation
import RoadcastTesting
import Testing

/// What people put into an episode's folder is used, or a message names it and says what to do.
struct EpisodeFolderTests {
  private let workspace: SampleWorkspace

  init() throws { workspace = try SampleWorkspace() }

  private func add(_ names: [String]) throws {
    try workspace.addEpisode("one", recordings: [:])
    for (index, name) in names.enumerated() {
      let wav = WAV.tone(300 + 50 * Double(index), seconds: 1.1, rate: 16_000)
      try workspace.addRecording("episodes/one/\(name)", wav.bytes)
    }
  }

  private func order() throws -> [String]? {
    try workspace.document("check").episode("one")?.programmes.first?.segments.map(\.audio)
  }

  /// The lines of `check`, and whether it exits with 1.
  private func check(isGood: Bool = true) throws -> String {
    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(isGood ? 0 : 1), "\(outcome.stderr)")
    #expect(outcome.disturbances == [])
    return outcome.stderr
  }

  @Test func `recordings play in the order in which Finder and Explorer show them`() throws {
    try add(["10-goodbye.wav", "2-customer.wav", "1-welcome.wav"])
    #expect(try order() == ["1-welcome.wav", "2-customer.wav", "10-goodbye.wav"])
  }

  @Test func `a recording that's still in iCloud is an error, wherever it's named`() throws {
    try add(["01-story.wav", "03-ask.wav"])
    try workspace.write("bplist00", to: "episodes/one/.02-customer.wav.icloud")
    let place = "episodes/one/02-customer.wav: error: hasn't been downloaded from iCloud"
    #expect(try check(isGood: false).hasPrefix(place))
    try workspace.write(
      "title: x\npublished: 2026-11-20T06:00:00Z\nsegments: [{ audio: 01-story.wav }, { audio: 03-ask.wav }]\n",
      to: "episodes/one/episode.yml"
    )
    #expect(try check().hasPrefix("episodes/one/02-customer.wav: warning: hasn't been downloaded"))
    try workspace.write(
      "title: x\npublished: 2026-11-20T06:00:00Z\nsegments:\n  - audio: 02-customer.wav\n",
      to: "episodes/one/episode.yml"
    )
    #expect(
      try check(isGood: false).contains(
        "episode.yml:4:12: error: the recording \"episodes/one/02-customer.wav\" hasn't been downloaded"
      )
    )
  }

  @Test func `a manifest that's still in a cloud is an error`() throws {
    try add(["01.wav"])
    try workspace.remove("episodes/one/episode.yml")
    try workspace.write("", to: "episodes/one/episode.yml.cloud")
    #expect(
      try check(isGood: false).contains(
        "episodes/one/episode.yml: error: hasn't been downloaded from OneDrive"
      )
    )
  }

  @Test(arguments: [
    "01-story.wav.vtt", "01-story.en.vtt", "01-story.en-US.vtt", "01-story.wav.en.vtt",
    "01-story.eng.srt",
    "01-story.transcript.vtt", "01-story.en-GB.vtt",
  ])
  func `a transcript is found under the names that programs give it`(name: String) throws {
    try add(["01-story.wav"])
    try workspace.remove("episodes/one/01-story.vtt")
    try workspace.write(SampleWorkspace.transcript, to: "episodes/one/01-story.de.vtt")
    let text =
      name.hasSuffix("srt")
      ? "1\n00:00:00,100 --> 00:00:00,350\nHello.\n" : SampleWorkspace.transcript
    try workspace.write(text, to: "episodes/one/\(name)")
    let segment = try workspace.document("check").episode("one")?.programmes.first?.segments.first
    #expect(segment?.transcript != nil)
    #expect(try workspace.run("check").rules.isSubset(of: ["stray-text", "script-mismatch"]))
  }

  @Test func `of several languages, the show's is used, and others are named`() throws {
    try add(["01-story.wav"])
    try workspace.remove("episodes/one/01-story.vtt")
    for language in ["de", "fr"] {
      try workspace.write(SampleWorkspace.transcript, to: "episodes/one/01-story.\(language).vtt")
    }
    #expect(
      try check() == """
        episodes/one/01-story.wav: warning: has no transcript in the show's language (en-us); found \
        "01-story.de.vtt", "01-story.fr.vtt": if that's the one, rename it to "01-story.vtt" \
        [missing-transcript]

        """
    )
    let show = SampleWorkspace.header + SampleWorkspace.shortLength + "language: fr\n"
    try workspace.write(show, to: "episodes/show.yml")
    #expect(try check() == "")
  }

  @Test func `a script in another format is named`() throws {
    try add(["01-story.wav"])
    try workspace.remove("episodes/one/01-story.vtt")
    try workspace.write("PK", to: "episodes/one/01-story.docx")
    #expect(
      try check().contains(
        "save \"01-story.docx\" as plain text, 01-story.txt [missing-transcript]"
      )
    )
  }

  @Test func `a transcript without a recording is named, with the name that it should have`() throws
  {
    try add(["01-story.wav", "02-ask.wav"])
    try workspace.remove("episodes/one/02-ask.vtt")
    for name in ["03-customer.vtt", "02-ak.vtt", "todo.txt"] {
      try workspace.write(SampleWorkspace.transcript, to: "episodes/one/\(name)")
    }
    let text = try check()
    #expect(
      text.contains(
        "one/03-customer.vtt: warning: isn't used, because no recording is called \"03-customer.wav\"; "
          + "add the recording, or remove it [orphan-transcript]"
      )
    )
    #expect(text.contains("one/02-ak.vtt: warning: "))
    #expect(text.contains("rename it to \"02-ask.vtt\""))
    #expect(!text.contains("todo.txt"))
  }

  @Test func `what systems and network drives leave behind is ignored`() throws {
    try add(["01-story.wav"])
    for path in [
      "@eaDir/01-story.wav/SYNO@.fileindexdb", "@eaDir/x.wav", "#recycle/old.wav",
      ".Trashes/501/a.wav",
      "one/.DS_Store", "one/._01-story.wav", "one/._01-story.vtt", "one/Thumbs.db",
      "one/desktop.ini",
      "one/~$script.docx", "one/02-ask.wav.tmp", "one/@eaDir/01-story.wav/x", "one/.sync/x.wav",
      "Thumbs.db",
      "one/takes/02.wav", "one/01-story.m4a",
    ] {
      try workspace.write("x", to: "episodes/\(path)")
    }
    #expect(try check() == "")
  }

  @Test func `recordings outside of an episode are named, unless an episode uses them`() throws {
    try add(["01-story.wav"])
    try workspace.write("x", to: "episodes/loose.m4a")
    try workspace.write("x", to: "episodes/Week 48/02.m4a")
    try workspace.write(WAV.tone(700).bytes, to: "episodes/shared/jingle.wav")
    try workspace.write("title: x\n", to: "episodes/two/episode.yaml")
    try workspace.write("title: x\n", to: "episodes/2026/three/episode.yml")
    let text = try check()
    #expect(
      text == """
        episodes/2026: warning: contains episodes, such as "three", which aren't read; move them up into \
        episodes/ [no-manifest]
        episodes/Week 48: warning: has recordings but no episode.yml; rename the folder to week-48, then \
        `roadcast new week-48` writes one [no-manifest]
        episodes/loose.m4a: warning: isn't in an episode's folder; move it into one, or make one: \
        `roadcast new SLUG episodes/loose.m4a` [no-manifest]
        episodes/shared: warning: has recordings but no episode.yml; `roadcast new shared` writes one \
        [no-manifest]
        episodes/two: warning: has no episode.yml, but "episode.yaml"; rename that to episode.yml \
        [no-manifest]

        """
    )
    try workspace.write(
      "title: x\npublished: 2026-11-20T06:00:00Z\nsegments: [{ audio: 01-story.wav }, { audio: ../shared/jingle.wav }]\n",
      to: "episodes/one/episode.yml"
    )
    #expect(try !check().contains("episodes/shared: "))
  }

  @Test func `a broken show.yml doesn't suggest an episode for shared sounds`() throws {
    try add(["01-story.wav"])
    try workspace.write(WAV.tone(700).bytes, to: "episodes/sounds/opener.wav")
    try workspace.write("title: x\nsound: { opener: sounds/opener.wav\n", to: "episodes/show.yml")
    #expect(try !check(isGood: false).contains("roadcast new"))
  }

  @Test func `a manifest with a slightly wrong name is named by every command`() throws {
    try FileManager.default.moveItem(
      atPath: workspace.path("episodes/show.yml"),
      toPath: workspace.path("episodes/show.yml.txt")
    )
    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.hasSuffix("but \"show.yml.txt\"; rename that to show.yml\n"))
  }

  @Test func `recordings in a folder of an episode without others are named`() throws {
    try workspace.addEpisode("one", recordings: [:])
    try workspace.write(WAV.tone().bytes, to: "episodes/one/audio/01.wav")
    #expect(
      try check(isGood: false).contains(
        "has no recordings; move those in \"audio\" up, next to episode.yml [no-recordings]"
      )
    )
  }

  @Test func `more than 100 recordings need a list`() throws {
    try workspace.addEpisode("one", recordings: [:])
    for index in 1...101 { try workspace.write("", to: "episodes/one/\(index).wav") }
    let outcome = try workspace.run("check")
    #expect(
      outcome.stderr.hasPrefix("episodes/one: error: has 101 recordings; an episode can have 100")
    )
  }

  // MARK: Names that aren't UTF-8

  /// Renames an entry to the bytes of a Latin-1 text.
  private func rename(_ path: String, toLatin1 name: String) {
    let bytes =
      Array(workspace.path("episodes/").utf8) + name.unicodeScalars.map { UInt8($0.value) } + [0]
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { name in
        guard let address = name.baseAddress else { return }
        _ = unsafe Foundation.rename(workspace.path("episodes/\(path)"), address)
      }
    }
  }

  @Test func `a folder whose name isn't UTF-8 is reported`() throws {
    try add(["01-story.wav"])
    try workspace.write("x", to: "episodes/cafe/01.wav")
    rename("cafe", toLatin1: "caf\u{E9}")
    #expect(
      try check() == """
        episodes: warning: the name of the folder "caf\\xE9" isn't UTF-8; rename it, perhaps to "café" \
        [name-not-utf8]

        """
    )
    try workspace.addEpisode("two", recordings: ["01.wav": .tone(900)])
    rename("two", toLatin1: "d\u{E9}j\u{E0}")
    #expect(
      try check(isGood: false).contains(
        "episodes: error: the name of the folder \"d\\xE9j\\xE0\" isn't"
      )
    )
  }

  @Test func `a recording whose name isn't UTF-8 is an error that says what it should be called`()
    throws
  {
    try add(["01-story.wav", "cafe.wav"])
    rename("one/cafe.wav", toLatin1: "one/caf\u{E9}.wav")
    let expected =
      "episodes/one: error: the name of the file \"caf\\xE9.wav\" isn't UTF-8; rename it, perhaps to "
      + "\"café.wav\" [name-not-utf8]"
    #expect(try check(isGood: false).contains(expected))
    try workspace.write(
      "title: x\npublished: 2026-11-20T06:00:00Z\nsegments: [{ audio: café.wav }]\n",
      to: "episodes/one/episode.yml"
    )
    let named = try check(isGood: false)
    #expect(named.contains(expected))
    #expect(!named.contains("did you mean"))
  }
}
