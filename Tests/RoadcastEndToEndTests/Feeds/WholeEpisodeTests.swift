import Foundation
import RoadcastTesting
import Testing

/// One episode of three recordings, built once and compared with everything that was published.
struct WholeEpisodeTests {
  private static let recordings = [
    WAV(mono: Waveform.tone(500, frames: 57_331, rate: 44_100), rate: 44_100),
    WAV(
      [
        Waveform.tone(900, frames: 81_601, rate: 48_000),
        Waveform.tone(900, frames: 81_601, rate: 48_000, level: 0.2),
      ],
      rate: 48_000,
      as: .pcm24
    ),
    WAV(mono: Waveform.tone(1_400, frames: 41_895, rate: 22_050), rate: 22_050, as: .float32),
  ]

  private static let timeline = ExpectedTimeline(of: recordings)

  private struct Built: Sendable {
    var workspace: SampleWorkspace
    var outcome: Outcome
    var document: BuildDocument
  }

  private static let built = Result { try build() }

  private static func build() throws -> Built {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        author: Field Marketing
        link: https://intranet.example.com/road-notes
        feedback: mailto:briefings@example.com
        copyright: Example Corp
        cadence: weekly
        facets:
          kind: [news, training]
          customer: any
          outcome: [retention, expansion]

        """
    )
    try workspace.write(
      """
      title: Nine days & a half
      published: 2026-11-20T06:00:00-05:00
      summary: What <nine> days can do.
      number: 12
      notes: |
        * one thing
        * **another** thing
      tags: { kind: news, customer: Northwind }
      segments:
        - { audio: 01.wav, title: Welcome, speaker: Dana Reyes }
        - { audio: 02.wav, title: "Northwind's nine days", tags: { outcome: retention } }
        - { audio: 03.wav, title: To close }

      """,
      to: "episodes/nine-days/episode.yml"
    )
    for (index, recording) in recordings.enumerated() {
      try workspace.write(recording.bytes, to: "episodes/nine-days/0\(index + 1).wav")
    }
    try workspace.write(
      "WEBVTT\n\n00:00.200 --> 00:01.001\nWelcome back.\n",
      to: "episodes/nine-days/01.vtt"
    )
    try workspace.write(
      "1\n00:00:00,333 --> 00:00:01,667\nNine days.\n",
      to: "episodes/nine-days/02.srt"
    )
    try workspace.write(
      #"{"version": "1.0.0", "segments": [{"startTime": 0.1, "endTime": 1.5, "body": "Bye."}]}"#,
      to: "episodes/nine-days/03.json"
    )
    let outcome = try workspace.run("build", "--json")
    guard outcome.end == .exited(0) else {
      throw SampleWorkspace.Unexpected(outcome.stderr)
    }
    return Built(
      workspace: workspace,
      outcome: outcome,
      document: try BuildDocument(outcome.output)
    )
  }

  private func workspace() throws -> SampleWorkspace { try Self.built.get().workspace }

  private func feed() throws -> XMLFile { XMLFile(try workspace().path("feed/feed.xml")) }

  private func mp3() throws -> String { try #require(try workspace().published(".mp3").first) }

  @Test func `a good episode is built without a warning`() throws {
    let outcome = try Self.built.get().outcome
    #expect(outcome.stderr == "")
    #expect(try workspace().names == [".roadcast", "episodes", "feed"])
    #expect(try workspace().litter == [])
  }

  @Test func `the decoded audio has exactly the samples of the timeline`() throws {
    let samples = try FFmpeg.decode(mp3())
    #expect(samples.count == 1)
    #expect(samples[0].count == Self.timeline.duration)
  }

  @Test func `every recording plays at the time in the report`() throws {
    let samples = try FFmpeg.decode(mp3())[0]
    let tones = DecodedTone.all(in: samples, rate: 44_100)
    let programme = try #require(
      try Self.built.get().document.episode("nine-days")?.programmes.first
    )
    #expect(programme.audience == nil)
    try #require(tones.count == 3 && programme.segments.count == 3)
    for (index, hertz) in [500.0, 900, 1_400].enumerated() {
      let start = programme.segments[index].start
      let end = programme.segments[index].end
      #expect(abs(Double(tones[index].start) / 44_100 - start) < 0.005)
      #expect(abs(Double(tones[index].end) / 44_100 - end) < 0.005)
      #expect(abs(tones[index].hertz - hertz) < 5)
      #expect(Int((start * 1_000).rounded()) == Self.timeline.milliseconds(index))
    }
    let duration = Int((programme.duration * 1_000).rounded())
    #expect(duration == Self.timeline.milliseconds(ofSample: Self.timeline.duration))
    #expect(programme.segments.map(\.audio) == ["01.wav", "02.wav", "03.wav"])
    #expect(programme.segments.map(\.title) == ["Welcome", "Northwind's nine days", "To close"])
  }

  @Test func `mp3val finds nothing wrong with the audio`() throws {
    let outcome = try Command("mp3val", [mp3()]).run()
    #expect(outcome.end == .exited(0))
    #expect(!outcome.stdout.contains("WARNING") && !outcome.stdout.contains("ERROR"))
    #expect(outcome.stdout.contains("INFO"))
  }

  @Test func `the audio file has its title, picture and chapters`() throws {
    let outcome = try Command(
      "ffprobe",
      [
        "-v", "error", "-show_chapters", "-show_format", "-show_streams", "-of", "json", try mp3(),
      ]
    ).run()
    let probed = try JSONDecoder().decode(Probed.self, from: Data(outcome.output))
    #expect(outcome.stderr == "")
    #expect(probed.format.tags["title"] == "Nine days & a half")
    #expect(probed.format.tags["album"] == "Road Notes")
    #expect(probed.format.tags["artist"] == "Field Marketing")
    #expect(probed.format.tags["track"] == "12")
    #expect(probed.streams.map(\.codec_name).sorted() == ["mp3", "png"])
    #expect(
      probed.chapters.map(\.tags.title) == ["Welcome", "Northwind's nine days", "To close"]
    )
    let starts = probed.chapters.map { Int(((Double($0.start_time) ?? -1) * 1_000).rounded()) }
    #expect(starts == [0, Self.timeline.milliseconds(1), Self.timeline.milliseconds(2)])
  }

  private struct Probed: Decodable {
    struct Format: Decodable { var tags: [String: String] }
    struct Stream: Decodable { var codec_name: String }
    struct Chapter: Decodable {
      struct Tags: Decodable { var title: String }
      var start_time: String
      var tags: Tags
    }
    var format: Format
    var streams: [Stream]
    var chapters: [Chapter]
  }

  @Test func `the feed is well formed and describes the published file`() throws {
    let feed = try feed()
    #expect(try feed.problems() == "")
    #expect(try feed.count("//item") == 1)
    let base = SampleWorkspace.baseURL
    let url = try feed.text("//item/enclosure/@url")
    #expect(url.hasPrefix("\(base)audio/nine-days-"))
    let file = try workspace().path("feed/" + url.dropFirst(base.count))
    let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
    #expect(try feed.text("//item/enclosure/@length") == size.map(String.init))
    #expect(try feed.text("//item/enclosure/@type") == "audio/mpeg")
    #expect(try feed.text("//item/title") == "Nine days & a half")
    #expect(try feed.text("//item/pubDate") == "Fri, 20 Nov 2026 06:00:00 -0500")
    let seconds = Self.timeline.duration / 44_100
    #expect(try feed.text("//item/*[name()='itunes:duration']") == "\(seconds)")
    #expect(try feed.text("//item/*[name()='itunes:episode']") == "12")
    let selfLink = "//channel/*[name()='atom:link'][@rel='self']/@href"
    #expect(try feed.text(selfLink) == "\(base)feed.xml")
  }

  @Test func `a private show asks directories not to list it`() throws {
    let feed = try feed()
    #expect(try feed.text("//channel/*[name()='itunes:block']") == "Yes")
    #expect(try feed.text("//channel/*[name()='podcast:block']") == "yes")
    #expect(try feed.text("//channel/*[name()='podcast:guid']") == SampleWorkspace.guid)
  }

  @Test func `tags become categories with the addresses of their facets`() throws {
    let feed = try feed()
    #expect(try feed.texts("//item/category") == ["news", "Northwind", "retention"])
    let base = "https://media.roadnotes.test/road-notes/tags/"
    #expect(
      try feed.texts("//item/category/@domain") == [
        "\(base)kind.html", "\(base)customer.html", "\(base)outcome.html",
      ]
    )
  }

  @Test func `the description has the summary, notes, times, tags and a feedback link`() throws {
    let description = try feed().text("//item/description")
    #expect(description.contains("<p>What &lt;nine&gt; days can do.</p>"))
    #expect(
      description.contains("<ul><li>one thing</li><li><strong>another</strong> thing</li></ul>")
    )
    let times = [0, 1, 2].map { Clock.text(Self.timeline.milliseconds($0)).prefix(8) }
    #expect(description.contains("\(times[0]) Welcome<br>"))
    #expect(description.contains("<br>\(times[1]) Northwind&#39;s nine days<br>"))
    #expect(description.contains("<br>\(times[2]) To close</p>"))
    #expect(description.contains("kind: news; customer: Northwind; outcome: retention"))
    let answer = "mailto:briefings@example.com?subject=Nine%20days%20%26%20a%20half"
    let form = "body=Episode%3A%20Nine%20days%20%26%20a%20half%0D%0ATime%3A%20%5Btime%5D"
    #expect(description.contains("<a href=\"\(answer)&amp;\(form)"))
  }

  @Test func `cues have exact times on the programme's timeline`() throws {
    let moments = [(0, 200, 1_001), (1, 333, 1_667), (2, 100, 1_500)]
    let spans = moments.map { part, start, end in
      (Self.timeline.milliseconds(part, start), Self.timeline.milliseconds(part, end))
    }
    let vtt = try #require(try workspace().published(".vtt").first)
    let times = try String(contentsOfFile: vtt, encoding: .utf8).split(separator: "\n").filter {
      $0.contains("-->")
    }
    #expect(times.map(String.init) == spans.map { "\(Clock.text($0)) --> \(Clock.text($1))" })
    let srt = try #require(try workspace().published(".srt").first)
    let commas = try String(contentsOfFile: srt, encoding: .utf8).split(separator: "\n").filter {
      $0.contains("-->")
    }
    #expect(
      commas.map(String.init)
        == spans.map {
          "\(Clock.text($0, separator: ",")) --> \(Clock.text($1, separator: ","))"
        }
    )
    #expect(
      try String(contentsOfFile: vtt, encoding: .utf8).contains("<v Dana Reyes>Welcome back.")
    )
  }

  @Test func `the chapters have the same times in the feed and in their file`() throws {
    let starts = [0, Self.timeline.milliseconds(1), Self.timeline.milliseconds(2)]
    let feed = try feed()
    #expect(try feed.texts("//*[name()='psc:chapter']/@start") == starts.map { Clock.text($0) })
    let chapters = try #require(
      try workspace().published(".json").first { $0.contains("/chapters/") }
    )
    let document = try JSONDecoder().decode(
      ChapterFile.self,
      from: Data(contentsOf: URL(filePath: chapters))
    )
    #expect(document.version == "1.2.0")
    #expect(document.chapters.map { Int(($0.startTime * 1_000).rounded()) } == starts)
    #expect(document.chapters.map(\.title) == ["Welcome", "Northwind's nine days", "To close"])
    let name = URL(filePath: chapters).lastPathComponent
    #expect(try feed.text("//item/*[name()='podcast:chapters']/@url").hasSuffix("/\(name)"))
  }

  private struct ChapterFile: Decodable {
    struct Chapter: Decodable {
      var startTime: Double
      var title: String
    }
    var version: String
    var chapters: [Chapter]
  }
}
