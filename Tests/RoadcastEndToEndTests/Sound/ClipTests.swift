import Foundation
import RoadcastTesting
import Testing

/// The highlights' own files, compared with what ffmpeg decodes from the whole episode.
struct ClipTests {
  /// An episode of three segments, of which two have highlights.
  private static func workspace(
    sound: String = "",
    audiences: String = ""
  ) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(show: SampleWorkspace.shortLength + sound + audiences)
    try workspace.addEpisode(
      "one",
      manifest: """
        segments:
          - { audio: 01.wav, title: Welcome, highlight: true }
          - { audio: 02.wav, title: Nine days, highlight: { from: "0:01.250", to: "0:02.777", title: "Nine days & one night" } }
          - { audio: 03.wav, title: The end, highlight: { from: "0:00.9" } }

        """,
      recordings: [:]
    )
    for (index, seconds) in [1.3, 4.1, 2.0].enumerated() {
      let frames = Int(seconds * 44_100)
      try workspace.write(
        WAV(mono: Waveform.speech(frames: frames, rate: 44_100), rate: 44_100).bytes,
        to: "episodes/one/0\(index + 1).wav"
      )
    }
    return workspace
  }

  private static func clips(of workspace: SampleWorkspace) throws -> [String] {
    try workspace.published(".mp3").filter { $0.contains("/clips/") }
  }

  /// Where a highlight is: the chapters' times are exact to the millisecond, the clips to the sample.
  private func position(of clip: [Float], in whole: [Float], near start: Int) -> Int? {
    (max(0, start - 100)...start + 100).first { offset in
      offset + clip.count <= whole.count
        && whole[offset..<offset + clip.count].elementsEqual(clip)
    }
  }

  @Test(arguments: [
    "", "sound: { bitrate: 48, sample_rate: 48000, gap: 0 }\n",
    "sound: { bitrate: 128, channels: stereo }\n",
  ])
  func `a clip decodes to exactly the highlight's samples of the episode`(sound: String) throws {
    let workspace = try Self.workspace(sound: sound)
    _ = try workspace.document("build")
    let audio = try #require(try workspace.published(".mp3").first { $0.contains("/audio/") })
    let whole = try #require(try FFmpeg.decode(audio).first)
    let rate = Int(try FFmpeg.probe(audio, "stream=sample_rate")) ?? 0
    let feed = XMLFile(workspace.path("feed/feed.xml"))
    let titles = ["Welcome", "Nine days & one night", "The end"]
    let paths = try Self.clips(of: workspace)
    #expect(paths.count == 3)
    for (index, title) in titles.enumerated() {
      let bite = "(//*[name()='podcast:soundbite'])[\(index + 1)]"
      let start = try #require(Double(feed.text("\(bite)/@startTime")))
      let length = try #require(Double(feed.text("\(bite)/@duration")))
      let path = try #require(
        try paths.first { try FFmpeg.probe($0, sections: ["-show_format"]).title == title }
      )
      let clip = try #require(try FFmpeg.decode(path).first)
      #expect(abs(clip.count - Int(length * Double(rate))) < rate / 500)
      #expect(position(of: clip, in: whole, near: Int(start * Double(rate))) != nil, "\(title)")
      let validated = try Command("mp3val", [path]).run()
      #expect(!validated.stdout.contains("WARNING") && !validated.stdout.contains("ERROR"))
    }
  }

  @Test func `the page of an episode has its clips, and a build keeps those it has`() throws {
    let workspace = try Self.workspace()
    _ = try workspace.document("build")
    let before = try workspace.feed()
    let page = try workspace.text("feed/episodes/one.html")
    for clip in try Self.clips(of: workspace) {
      #expect(page.contains("href=\"../clips/\(URL(filePath: clip).lastPathComponent)\" download"))
    }
    #expect(page.contains("Nine days &amp; one night"))
    #expect(try workspace.document("build").build?.changed == false)
    try workspace.remove(String(Self.clips(of: workspace)[0].dropFirst(workspace.path.count + 1)))
    #expect(try workspace.document("build").build?.changed == true)
    #expect(try workspace.feed() == before)
    try workspace.remove(".roadcast/cache")
    #expect(try workspace.document("build").build?.changed == false)
    #expect(try workspace.feed() == before)
  }

  @Test func `nothing of an early episode's highlights is in the open folder`() throws {
    let workspace = try Self.workspace(
      audiences: "audiences: { preview: { title: Preview, ahead: 20d } }\n"
    )
    _ = try workspace.document("build", "--now", "2026-11-10T00:00:00Z")
    #expect(try !workspace.names(in: "feed").contains("clips"))
    #expect(try workspace.names(in: "private/clips").count == 3)
    #expect(try workspace.names(in: "private/audiences/preview/embed") == ["one.html"])
    _ = try workspace.document("build")
    #expect(
      try workspace.names(in: "private/clips").sorted()
        == workspace.names(in: "feed/clips").sorted()
    )
  }
}

extension [String: Any] {
  /// The title in ffprobe's `format`.
  fileprivate var title: String? {
    ((self["format"] as? [String: Any])?["tags"] as? [String: Any])?["title"] as? String
  }
}
