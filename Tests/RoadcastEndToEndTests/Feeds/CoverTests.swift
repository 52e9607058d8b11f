import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastProduction

/// The small covers of the pages, and the pages' colours.
struct CoverTests {
  private func workspace(show: String = "") throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(show: SampleWorkspace.shortLength + show)
    let tone = WAV(mono: Waveform.tone(500, frames: 60_000, rate: 44_100), rate: 44_100)
    try workspace.addEpisode("one", recordings: ["01.wav": tone])
    return workspace
  }

  private func build(_ workspace: SampleWorkspace) throws {
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
  }

  private func covers(_ workspace: SampleWorkspace, in folder: String = "feed") throws -> [String] {
    try workspace.names(in: folder).filter { $0.hasPrefix("cover-") }
  }

  @Test func `pages show small covers, and the feed has the whole one`() throws {
    let workspace = try workspace()
    try build(workspace)
    let names = try covers(workspace)
    #expect(names.count == 4)
    for side in [160, 320, 640] {
      let name = try #require(names.first { $0.hasPrefix("cover-\(side)-") })
      let probe = try Command(
        "ffprobe",
        [
          "-v", "error", "-show_entries", "stream=codec_name,width,height", "-of", "csv=p=0",
          workspace.path("feed/\(name)"),
        ]
      ).run()
      #expect(probe.stdout.contains("mjpeg,\(side),\(side)"))
    }
    let whole = try #require(names.first { $0.hasSuffix(".png") })
    #expect(try workspace.text("feed/feed.xml").contains(SampleWorkspace.baseURL + whole))
    for page in ["index.html", "episodes/one.html", "archive.html"] {
      let text = try workspace.text("feed/\(page)")
      #expect(!text.contains(whole), "\(page)")
      #expect(text.contains("cover-160-"), "\(page)")
    }
    // Space is kept for every picture, so that nothing moves.
    let page = try workspace.text("feed/episodes/one.html")
    for image in page.split(separator: "<img ").dropFirst() {
      let tag = image.prefix { $0 != ">" }
      #expect(tag.contains(" width=") && tag.contains(" height="), "\(tag)")
    }
  }

  @Test func `an episode's page loads less than 100 KB before it plays`() throws {
    let workspace = try workspace()
    try build(workspace)
    let page = try workspace.text("feed/episodes/one.html")
    var files: Set<String> = ["episodes/one.html"]
    for match in page.matches(of: /(?:(?:stylesheet|icon)" href|src)="\.\.\/([^"]+)"/) {
      files.insert(String(match.1))
    }
    files = files.filter { !$0.hasPrefix("audio/") }
    #expect(files.contains("assets/episode.css") && files.contains("assets/player.js"))
    #expect(files.contains { $0.hasPrefix("cover-640-") })
    let bytes = try files.reduce(0) { $0 + (try workspace.folder.read("feed/\($1)").count) }
    #expect(bytes < 100_000)
  }

  @Test func `the same cover gives the same bytes, whatever the cache has`() throws {
    let workspace = try workspace()
    try build(workspace)
    let first = try workspace.feed().files
    let kept = try #require(try workspace.names(in: ".roadcast/cache/pictures").first)
    // Damaged small pictures are made again.
    try workspace.write("nothing", to: ".roadcast/cache/pictures/\(kept)")
    try workspace.remove("feed")
    try build(workspace)
    #expect(try workspace.feed().files == first)
    try workspace.remove(".roadcast")
    try workspace.remove("feed")
    try build(workspace)
    #expect(try workspace.feed().files == first)
  }

  @Test func `a new cover replaces the old one everywhere, and in the cache`() throws {
    let workspace = try workspace()
    try build(workspace)
    let (names, cached) = (
      try covers(workspace), try workspace.names(in: ".roadcast/cache/pictures")
    )
    try workspace.write(try FFmpeg.picture(side: 1_500), to: "episodes/cover.png")
    try build(workspace)
    let (newNames, newCached) = (
      try covers(workspace), try workspace.names(in: ".roadcast/cache/pictures")
    )
    #expect(newNames.count == 4 && Set(newNames) != Set(names))
    #expect(cached.count == 1 && newCached.count == 1 && cached != newCached)
    let index = Cache(workspace: try Workspace(root: workspace.path)).loadIndex()
    #expect(index.pictures.values.map(\.width) == [1_500])
  }

  @Test func `a build with nothing to do decodes no picture`() throws {
    let workspace = try workspace()
    try build(workspace)
    try workspace.remove(".roadcast/cache/pictures")
    try build(workspace)
    #expect(try !workspace.names(in: ".roadcast/cache").contains("pictures"))
  }

  @Test func `the cover of a private audience is in the private folder alone`() throws {
    let workspace = try workspace(
      show: """
        audiences:
          preview: { title: Preview, cover: other.png, drafts: true }

        """
    )
    try workspace.write(try FFmpeg.picture(side: 1_600), to: "episodes/other.png")
    try build(workspace)
    let (open, personal) = (try covers(workspace), try covers(workspace, in: "private"))
    #expect(open.count == 4 && personal.count == 4)
    // Both are of one colour, so the small ones are the same bytes.
    #expect(Set(open.filter { $0.hasSuffix(".png") }).isDisjoint(with: personal))
    let page = try workspace.text("private/audiences/preview/index.html")
    #expect(page.contains("../../cover-640-"))
    #expect(page.contains("../../assets/pages.css"))
  }

  @Test func `the colours of the pages are the theme's, or the artwork's`() throws {
    let workspace = try workspace()
    try build(workspace)
    // The cover is navy, or nearly, as ffmpeg makes it.
    #expect(try workspace.text("feed/assets/pages.css").contains(/\{--link:#0.0.[78].;--play/))
    let manifest = try workspace.text("episodes/show.yml")
    try workspace.write(
      manifest + "theme: { accent: \"#8A1F5B\", second: \"#3fb8ff\" }\n",
      to: "episodes/show.yml"
    )
    try build(workspace)
    for (page, sheet) in [
      ("index", "assets/pages.css"), ("episodes/one", "../assets/episode.css"),
      ("embed/one", "../assets/embed.css"),
    ] {
      let html = try workspace.text("feed/\(page).html")
      #expect(html.contains("<link rel=\"stylesheet\" href=\"\(sheet)\">"))
      #expect(!html.contains("<style") && !html.contains(" style=\""))
      let style = try workspace.text("feed/assets/\(sheet.split(separator: "/").last ?? "")")
      #expect(style.contains("{--link:#8a1f5b;--play:#3fb8ff;"))
    }
    #expect(
      try workspace.run("report", "lengths", "--html", workspace.path("report.html")).end
        == .exited(0)
    )
    #expect(try workspace.text("report.html").contains("--link: #8a1f5b;"))
  }
}
