import Foundation
import RoadcastTesting
import Testing

/// Feeds for audiences, each with its own version of an episode.
struct AudienceTests {
  private static let built = Result {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        facets: { territory: [midwest, south, west] }
        audiences:
          midwest: { title: Road Notes Midwest, only: { territory: [midwest] } }
          coasts: { title: Road Notes Coasts, only: { territory: [west] } }
          south: { title: Road Notes South, only: { territory: [south] } }
          preview: { title: Road Notes Preview, drafts: true, ahead: 3d }

        """
    )
    try workspace.addEpisode(
      "cuts",
      manifest: """
        segments:
          - { audio: 01.wav, title: All }
          - { audio: 02.wav, title: Some, only: { territory: [midwest, west] } }
          - { audio: 03.wav, title: End }

        """,
      recordings: recordings
    )
    try workspace.addEpisode(
      "southern",
      published: "2026-11-21T06:00:00Z",
      manifest: "only: { territory: south }\n",
      recordings: ["01.wav": .tone(700)]
    )
    try workspace.addEpisode(
      "soon",
      published: "2026-12-03T12:00:00Z",
      recordings: ["01.wav": .tone(800)]
    )
    try workspace.addEpisode(
      "draft",
      published: "2027-12-03T12:00:00Z",
      manifest: "draft: true\n",
      recordings: ["01.wav": .tone(900, seconds: 0.6)]
    )
    let outcome = try workspace.run("build", "--json")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return (workspace, try BuildDocument(outcome.output))
  }

  private static let recordings: [String: WAV] = [
    "01.wav": .tone(400, seconds: 0.8), "02.wav": .tone(500, seconds: 0.9),
    "03.wav": .tone(600, seconds: 1.1),
  ]

  private func feed(_ name: String?) throws -> XMLFile {
    // Audiences that get episodes early have a folder of their own.
    let folder = name == "preview" ? "private" : "feed"
    let path = name.map { "\(folder)/audiences/\($0).xml" } ?? "feed/feed.xml"
    return XMLFile(try Self.built.get().0.path(path))
  }

  private func enclosure(_ name: String?, of title: String) throws -> String {
    try feed(name).text("//item[title='\(title)']/enclosure/@url")
  }

  private func guid(_ name: String?, of title: String) throws -> String {
    try feed(name).text("//item[title='\(title)']/guid")
  }

  @Test(arguments: [nil, "midwest", "coasts", "south", "preview"])
  func `each feed is well formed and links to itself`(_ name: String?) throws {
    let feed = try feed(name)
    #expect(try feed.problems() == "")
    let path = name.map { "audiences/\($0).xml" } ?? "feed.xml"
    let selfLink = "//channel/*[name()='atom:link'][@rel='self']/@href"
    #expect(try feed.text(selfLink) == SampleWorkspace.baseURL + path)
  }

  @Test func `each feed has its own guid and title`() throws {
    let names = [nil, "midwest", "coasts", "south", "preview"]
    let guids = try names.map { try feed($0).text("//channel/*[name()='podcast:guid']") }
    #expect(Set(guids).count == names.count)
    #expect(guids[0] == SampleWorkspace.guid)
    #expect(try feed("midwest").text("//channel/title") == "Road Notes Midwest")
  }

  @Test func `a segment for some audiences is only in their programmes`() throws {
    let episode = try #require(try Self.built.get().1.episode("cuts"))
    let recordings = Dictionary(
      uniqueKeysWithValues: episode.programmes.map {
        ($0.audience ?? "all", $0.segments.map(\.audio))
      }
    )
    let short = ["01.wav", "03.wav"]
    let long = ["01.wav", "02.wav", "03.wav"]
    #expect(
      recordings == [
        "all": short, "midwest": long, "coasts": long, "south": short, "preview": short,
      ]
    )
  }

  @Test func `equal versions share one file, and a different version has its own file and guid`()
    throws
  {
    let title = "Episode cuts"
    let main = try enclosure(nil, of: title)
    #expect(try enclosure("south", of: title) == main)
    #expect(try enclosure("preview", of: title) == main)
    let long = try enclosure("midwest", of: title)
    #expect(long != main && !long.isEmpty)
    #expect(try enclosure("coasts", of: title) == long)

    let guid = try guid(nil, of: title)
    #expect(try self.guid("south", of: title) == guid)
    let others = try [self.guid("midwest", of: title), self.guid("coasts", of: title)]
    #expect(Set(others + [guid]).count == 3)
  }

  @Test func `one recording with two titles makes two versions with one waveform`() throws {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        facets: { territory: [west, east] }
        audiences:
          west: { title: West, only: { territory: [west] } }
          east: { title: East, only: { territory: [east] } }

        """
    )
    try workspace.addEpisode(
      "offer",
      manifest: """
        segments:
          - { audio: 01.wav, title: The offer in the west, only: { territory: [west] } }
          - { audio: 01.wav, title: The offer in the east, only: { territory: [east] } }

        """,
      recordings: ["01.wav": .tone(400, seconds: 1.2)]
    )
    let build = try #require(try workspace.document("build").build)
    #expect(build.assemblies.map(\.state) == ["assembled", "assembled"])
    #expect(Set(build.assemblies.map(\.path)).count == 2)
    let bars = try ["west", "east"].map { audience in
      let page = try workspace.text("feed/audiences/\(audience)/episodes/offer.html")
      return try #require(page.firstMatch(of: /id="bars" d="([^"]+)"/)).1
    }
    #expect(bars[0] == bars[1] && bars[0].count > 100)
  }

  @Test func `each version decodes to the length of its own timeline`() throws {
    let workspace = try Self.built.get().0
    let wavs = ["01.wav", "02.wav", "03.wav"].compactMap { Self.recordings[$0] }
    for (name, parts) in [(nil, [wavs[0], wavs[2]]), ("midwest", wavs)] {
      let url = try enclosure(name, of: "Episode cuts")
      let samples = try FFmpeg.decode(workspace.publishedFile(at: url))
      #expect(samples[0].count == ExpectedTimeline(of: parts).duration)
      let tones = DecodedTone.all(in: samples[0], rate: 44_100)
      #expect(tones.count == parts.count)
    }
  }

  @Test func `an episode without a segment for a feed isn't in that feed`() throws {
    #expect(try feed(nil).texts("//item/title") == ["Episode cuts"])
    #expect(try feed("midwest").texts("//item/title") == ["Episode cuts"])
    #expect(try feed("south").texts("//item/title") == ["Episode southern", "Episode cuts"])
  }

  @Test func `a preview feed has drafts and coming episodes, dated ahead`() throws {
    let titles = try feed("preview").texts("//item/title")
    #expect(titles == ["Draft: Episode draft", "Episode soon", "Episode cuts"])
    let date = try feed("preview").text("//item[title='Episode soon']/pubDate")
    #expect(date == "Mon, 30 Nov 2026 12:00:00 +0000")
  }

  @Test func `a draft that is too short is only a warning`() throws {
    let document = try Self.built.get().1
    let diagnostics = document.diagnostics.filter { $0.file == "episodes/draft" }
    #expect(diagnostics.map(\.rule) == ["too-short"])
    #expect(diagnostics.map(\.severity) == ["warning"])
    #expect(document.episode("draft")?.status == "draft")
    #expect(document.episode("soon")?.status == "scheduled")
  }

  @Test func `a version that breaks a limit stops the build, and the error names its audience`()
    throws
  {
    let workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01", max: "0:02", target: ["0:01", "0:02"] }
        facets: { territory: [midwest] }
        audiences: { midwest: { title: Midwest, only: { territory: [midwest] } } }

        """
    )
    try workspace.addEpisode(
      "one",
      manifest: """
        segments:
          - audio: 01.wav
          - { audio: 02.wav, only: { territory: midwest } }

        """,
      recordings: ["01.wav": .tone(), "02.wav": .tone(500)]
    )
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(1))
    let start = "episodes/one: error: runs 2.7 s for the audience \"midwest\", 0.7 s over the 0:02"
    #expect(outcome.stderr.hasPrefix(start), "\(outcome.stderr)")
    #expect(workspace.names == [".roadcast", "episodes"])
  }
}
