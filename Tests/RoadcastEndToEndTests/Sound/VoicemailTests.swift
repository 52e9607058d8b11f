import Foundation
import RoadcastTesting
import Testing

/// The version for a phone system, as ffmpeg reads it.
struct VoicemailTests {
  private static let settings =
    "facets: { kind: [news, training] }\n"
    + "voicemail: { format: ulaw, max: \"0:10\", only: { kind: [news] } }\n"

  private func workspace(show: String = settings) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(show: SampleWorkspace.shortLength + show)
    try workspace.addEpisode(
      "one",
      manifest: """
        segments:
          - { audio: 01.wav, title: First, tags: { kind: news } }
          - { audio: 02.wav, title: Second, tags: { kind: training } }
          - { audio: 03.wav, title: Third, tags: { kind: news } }

        """,
      recordings: [:]
    )
    for (index, frequency) in [600.0, 800, 1_000].enumerated() {
      try workspace.write(
        WAV.tone(frequency, seconds: 1.5).bytes,
        to: "episodes/one/0\(index + 1).wav"
      )
    }
    return workspace
  }

  private func voicemail(of workspace: SampleWorkspace) throws -> String? {
    try workspace.published(".wav").first { $0.contains("/voicemail/one-") }
  }

  @Test func `the voicemail has the chosen segments, in a form that phones play`() throws {
    let workspace = try workspace()
    let document = try workspace.document("build")
    #expect(document.diagnostics.filter { $0.severity == "error" }.isEmpty)
    let file = try #require(try voicemail(of: workspace))
    let probed = try FFmpeg.probe(file, sections: ["-show_streams"])
    let streams = try #require(probed["streams"] as? [[String: Any]])
    #expect(streams.first?["codec_name"] as? String == "pcm_mulaw")
    #expect(streams.first?["sample_rate"] as? String == "8000")
    #expect(streams.first?["channels"] as? Int == 1)

    let samples = try #require(try FFmpeg.decode(file).first)
    // Two segments, with the show's 0.6 s between them.
    #expect(samples.count == 12_000 + 4_800 + 12_000)
    #expect(abs(samples[2_000..<10_000].frequency(rate: 8_000) - 600) < 2)
    #expect(samples[12_400..<16_400].allSatisfy { abs($0) < 0.001 })
    #expect(abs(samples[18_800..<26_800].frequency(rate: 8_000) - 1_000) < 2)
    let loudness = try FFmpeg.loudness(file)
    #expect(abs(loudness.integrated + 16) <= 0.5)
    #expect(loudness.truePeak <= -2.5)

    let page = try workspace.text("feed/episodes/one.html")
    #expect(page.contains("../voicemail/\(URL(filePath: file).lastPathComponent)"))
    let feed = try workspace.text("feed/feed.xml")
    #expect(!feed.contains("voicemail/"))
  }

  @Test func `the voicemail is made once, made again if it's lost, and removed with its setting`()
    throws
  {
    let workspace = try workspace()
    _ = try workspace.document("build")
    let first = try workspace.feed()
    #expect(try workspace.document("build").build?.changed == false)
    let file = try #require(try voicemail(of: workspace))
    try FileManager.default.removeItem(atPath: file)
    #expect(try workspace.document("build").build?.changed == true)
    #expect(try workspace.feed().differences(from: first) == [])
    try workspace.remove(".roadcast/cache")
    _ = try workspace.document("build")
    #expect(try workspace.feed().differences(from: first) == [])

    let show = try workspace.text("episodes/show.yml")
    try workspace.write(
      show.replacing(/voicemail:.*\n/, with: ""),
      to: "episodes/show.yml"
    )
    _ = try workspace.document("build")
    #expect(try voicemail(of: workspace) == nil)
  }
}
