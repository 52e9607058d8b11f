import Foundation
import RoadcastTesting
import Testing

/// The settings under `sound:`, compared with what a player decodes, to the sample.
struct SoundSettingsTests {
  struct Settings: CustomTestStringConvertible {
    var bitrate = 96
    var rate = 44_100
    var channels = "mono"
    var gap = 0.6

    var testDescription: String { "\(bitrate) kbit/s, \(rate) Hz, \(channels), gap \(gap)" }
  }

  @Test(
    arguments: [
      Settings(), Settings(bitrate: 48), Settings(bitrate: 64, rate: 48_000),
      Settings(bitrate: 128, channels: "stereo"), Settings(bitrate: 160, gap: 0),
      Settings(bitrate: 192), Settings(bitrate: 192, rate: 48_000, channels: "stereo", gap: 1.237),
      Settings(bitrate: 96, rate: 48_000, gap: 0),
    ]
  )
  func `the decoded length is exact`(_ settings: Settings) throws {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        sound:
          bitrate: \(settings.bitrate)
          sample_rate: \(settings.rate)
          channels: \(settings.channels)
          gap: \(settings.gap)
          opener: sounds/opener.wav
          closer: sounds/closer.wav

        """
    )
    let recordings = [
      WAV.tone(600, seconds: 0.5, rate: 32_000),
      WAV(mono: Waveform.speech(frames: 30_001, rate: 44_100), rate: 44_100),
      WAV(
        [Waveform.noise(frames: 40_003), Waveform.noise(frames: 40_003, seed: 2)],
        rate: 48_000,
        as: .float32
      ),
      WAV.tone(700, seconds: 0.7, rate: 11_025),
    ]
    try workspace.write(recordings[0].bytes, to: "episodes/sounds/opener.wav")
    try workspace.write(recordings[3].bytes, to: "episodes/sounds/closer.wav")
    try workspace.addEpisode("one", recordings: ["a.wav": recordings[1], "b.wav": recordings[2]])

    let document = try workspace.document("build")
    let timeline = ExpectedTimeline(rate: settings.rate, gap: settings.gap, of: recordings)
    let mp3 = try #require(try workspace.published(".mp3").first)
    let samples = try FFmpeg.decode(mp3)
    #expect(samples.count == (settings.channels == "mono" ? 1 : 2))
    for channel in samples { #expect(channel.count == timeline.duration) }
    #expect(try FFmpeg.probe(mp3, "stream=sample_rate") == "\(settings.rate)")
    #expect(try FFmpeg.probe(mp3, "stream=bit_rate") == "\(settings.bitrate)000")
    let validated = try Command("mp3val", [mp3]).run()
    #expect(!validated.stdout.contains("WARNING"))

    // The opener plays before the first segment and the closer after the last. Neither is a segment.
    let segments = try #require(document.episode("one")?.programmes.first?.segments)
    #expect(segments.map(\.audio) == ["a.wav", "b.wav"])
    let starts = segments.map { Int(($0.start * 1_000).rounded()) }
    #expect(starts == [timeline.milliseconds(1), timeline.milliseconds(2)])
    let feed = XMLFile(workspace.path("feed/feed.xml"))
    #expect(
      try feed.texts("//*[name()='psc:chapter']/@start") == [
        Clock.text(0), Clock.text(timeline.milliseconds(2)),
      ]
    )
  }

  @Test func `a stereo show keeps left and right separate`() throws {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + "sound: { channels: stereo, bitrate: 128 }\n"
    )
    let recording = WAV(
      [
        Waveform.tone(500, frames: 66_150, rate: 44_100),
        Waveform.tone(1_100, frames: 66_150, rate: 44_100),
      ],
      rate: 44_100
    )
    try workspace.addEpisode("one", recordings: ["a.wav": recording])
    #expect(try workspace.run("build").end == .exited(0))
    let samples = try FFmpeg.decode(#require(try workspace.published(".mp3").first))
    let hertz = samples.map { DecodedTone.all(in: $0, rate: 44_100).map(\.hertz) }
    #expect(hertz.map(\.count) == [1, 1])
    #expect(abs(hertz[0][0] - 500) < 5)
    #expect(abs(hertz[1][0] - 1_100) < 5)
  }

  @Test func `an episode.yml with only the required keys uses every recording in its folder`()
    throws
  {
    let workspace = try SampleWorkspace()
    try workspace.write(
      "title: Small\npublished: 2026-11-20T06:00:00Z\n",
      to: "episodes/small/episode.yml"
    )
    try workspace.write(
      """
      title: Road Notes
      description: The week.
      base_url: http://media.roadnotes.test/road-notes

      """,
      to: "episodes/show.yml"
    )
    // At least five minutes, because the default limits apply.
    let long = WAV(mono: Waveform.tone(frames: 8_000 * 12, rate: 8_000), rate: 8_000)
    for index in 10..<34 { try workspace.write(long.bytes, to: "episodes/small/\(index)-a_b.WAV") }
    let document = try workspace.document("build")
    let segments = try #require(document.episode("small")?.programmes.first?.segments)
    #expect(segments.count == 24)
    #expect(Set(segments.map(\.title)) == ["A b"])
    #expect(segments.map(\.audio) == (10..<34).map { "\($0)-a_b.WAV" })
    #expect(document.diagnostics.allSatisfy { $0.severity == "warning" })
    let rules = Set(document.diagnostics.map(\.rule))
    #expect(
      rules == [
        "default-cover", "missing-guid", "missing-transcript", "insecure-address", "same-recording",
      ]
    )
    let feed = XMLFile(workspace.path("feed/feed.xml"))
    #expect(try feed.text("//channel/language") == "en-us")
    #expect(try feed.text("//channel/link") == "http://media.roadnotes.test/road-notes/index.html")
    #expect(try feed.text("//channel/*[name()='itunes:author']") == "Road Notes")
    #expect(try feed.text("//channel/*[name()='itunes:category']/@text") == "Business")
    #expect(try feed.text("//channel/*[name()='itunes:explicit']") == "false")
  }
}
