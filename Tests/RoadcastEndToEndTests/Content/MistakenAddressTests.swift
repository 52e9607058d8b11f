import RoadcastTesting
import Testing

/// Files and addresses that a manifest doesn't name as it should.
struct MistakenAddressTests {
  @Test func `a path with backslashes gets the one that was meant`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode(
      "one",
      manifest: "segments:\n  - audio: takes\\01-story.wav\n",
      recordings: ["takes/01-story.wav": .tone()]
    )
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(1))
    #expect(
      outcome.diagnostics.last == "episodes/one/episode.yml:4:12: error: the recording "
        + "\"episodes/one/takes\\01-story.wav\" doesn't exist; did you mean \"takes/01-story.wav\"? "
        + "[missing-file]"
    )
    let manifest = try workspace.text("episodes/one/episode.yml")
    try workspace.write(manifest.replacing("\\", with: "/"), to: "episodes/one/episode.yml")
    #expect(try workspace.run("build").end == .exited(0))
  }

  @Test func `a recording that's missing isn't its transcript`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode(
      "one",
      manifest: "segments:\n  - audio: 01.wav\n  - audio: 02.wav\n",
      recordings: ["01.wav": .tone(), "02.wav": .tone(500)]
    )
    try workspace.remove("episodes/one/02.wav")
    let outcome = try workspace.run("check")
    #expect(outcome.stderr.contains("\"episodes/one/02.wav\" doesn't exist"))
    #expect(!outcome.stderr.contains("02.vtt\"?"), "\(outcome.stderr)")
  }

  @Test(arguments: [
    (
      "cover: cover.png", "cover: https://example.com/cover.jpg",
      "episodes/show.yml:5:8: error: `cover`: \"https://example.com/cover.jpg\" is a web address; "
        + "copy the file into the workspace, and write its name [bad-path]"
    ),
    (
      "/road-notes/\n", "/road-notes/feed.xml\n",
      "episodes/show.yml:3:11: error: `base_url` is the address of a file; write that of the folder, "
        + "https://media.roadnotes.test/road-notes/ [bad-address]"
    ),
  ])
  func `an address in the wrong place gets the right form`(
    text: String,
    mistake: String,
    message: String
  ) throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    let manifest = try workspace.text("episodes/show.yml")
    try workspace.write(manifest.replacing(text, with: mistake), to: "episodes/show.yml")
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(1))
    #expect(outcome.diagnostics.contains(message), "\(outcome.stderr)")
    #expect(workspace.names == [".roadcast", "episodes"])
  }
}
