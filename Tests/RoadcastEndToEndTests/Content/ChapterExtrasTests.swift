import Foundation
import RoadcastTesting
import Testing

/// What a segment can add to its chapter: a picture, a link, a highlight and a transcript.
struct ChapterExtrasTests {
  private func workspace(show: String = "") throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(show: SampleWorkspace.shortLength + show)
    try workspace.addEpisode(
      "one",
      published: "2026-11-20T12:00:00Z",
      manifest: """
        segments:
          - { audio: 01.wav, title: First, highlight: true }
          - audio: 02.wav
            title: Second
            image: ../cover.png
            url: https://example.com/second
            highlight: { from: "0:00.25", to: "0:00.75", title: The half }

        """,
      recordings: ["01.wav": .tone(), "02.wav": .tone()]
    )
    return workspace
  }

  @Test func `pictures, links and highlights are in the feed and in the chapters file`() throws {
    let workspace = try workspace()
    let path = workspace.path("episodes/cover.png")
    let outcome = try workspace.run("build", "--json")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let feed = XMLFile(workspace.path("feed/feed.xml"))
    let base = SampleWorkspace.baseURL
    let image = try feed.text("//*[name()='psc:chapter'][2]/@image")
    #expect(image.hasPrefix("\(base)images/one-") && image.hasSuffix(".png"))
    #expect(
      try Data(contentsOf: URL(filePath: workspace.publishedFile(at: image)))
        == Data(contentsOf: URL(filePath: path))
    )
    #expect(try feed.text("//*[name()='psc:chapter'][2]/@href") == "https://example.com/second")
    #expect(try feed.count("//*[name()='psc:chapter']/@image") == 1)

    let file = try #require(try workspace.published(".json").first { $0.contains("/chapters/") })
    let chapters = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file)))
        as? [String: Any]
    )
    let second = try #require((chapters["chapters"] as? [[String: Any]])?.last)
    #expect(second["img"] as? String == image)
    #expect(second["url"] as? String == "https://example.com/second")

    let bites = "//*[name()='podcast:soundbite']"
    #expect(try feed.texts(bites) == ["First", "The half"])
    #expect(try feed.text("\(bites)[1]/@startTime") == "0.000")
    #expect(try feed.text("\(bites)[2]/@duration") == "0.500")
    let start = try #require(second["startTime"] as? Double)
    let bite = try #require(Double(try feed.text("\(bites)[2]/@startTime")))
    #expect(abs(bite - start - 0.25) < 0.0015)
  }

  @Test func `the feed links to every transcript format, with its type`() throws {
    let workspace = try workspace()
    try workspace.write(
      "WEBVTT\n\n00:00.100 --> 00:00.900\n<v Dana>Words & more\n",
      to: "episodes/one/01.vtt"
    )
    try workspace.write(
      "title: One\npublished: 2026-11-20T12:00:00Z\n",
      to: "episodes/one/episode.yml"
    )
    _ = try workspace.document("build")
    let feed = XMLFile(workspace.path("feed/feed.xml"))
    #expect(
      try feed.texts("//*[name()='podcast:transcript']/@type") == [
        "text/vtt", "application/x-subrip", "application/json", "text/html",
      ]
    )
    let html = try #require(try workspace.published(".html").first { $0.contains("/transcripts/") })
    #expect(try String(contentsOfFile: html, encoding: .utf8).contains("<p>Words &amp; more</p>"))
  }

  @Test func `a show can require transcripts`() throws {
    let workspace = try workspace(show: "transcripts: required\n")
    for name in ["01.vtt", "02.vtt"] {
      try? FileManager.default.removeItem(atPath: workspace.path("episodes/one/\(name)"))
    }
    try workspace.write(
      "title: One\npublished: 2026-11-20T12:00:00Z\n",
      to: "episodes/one/episode.yml"
    )
    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(1))
    #expect(outcome.stderr.contains("error: has no transcript"))
  }
}
