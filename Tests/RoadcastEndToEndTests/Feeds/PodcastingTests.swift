import Foundation
import RoadcastTesting
import Testing

/// What Apple's and Podcasting 2.0's elements say about a show and its episodes.
struct PodcastingTests {
  private static let serial = Result {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        kind: serial
        facets: { territory: [midwest] }
        audiences: { midwest: { title: Midwest, only: { territory: midwest } } }

        """
    )
    try workspace.addEpisode(
      "trailer",
      published: "2026-11-01T06:00:00Z",
      manifest: "type: trailer\nseason: 2\nnumber: 1\n",
      recordings: ["01.wav": .tone(300)]
    )
    try workspace.addEpisode(
      "first",
      published: "2026-11-02T06:00:00Z",
      manifest: """
        season: 2
        number: 1
        segments:
          - { audio: 01.wav, speaker: Dana Reyes }
          - { audio: 02.wav, speaker: Ann Lee, role: guest, only: { territory: midwest } }
          - { audio: 03.wav, speaker: Dana Reyes }
          - { audio: 04.wav, speaker: "Kay & Co", role: guest host }

        """,
      recordings: [
        "01.wav": .tone(400), "02.wav": .tone(500), "03.wav": .tone(600), "04.wav": .tone(700),
      ]
    )
    try workspace.addEpisode(
      "extra",
      published: "2026-11-03T06:00:00Z",
      manifest: "type: bonus\n",
      recordings: ["01.wav": .tone(800)]
    )
    let outcome = try workspace.run("build")
    guard outcome.end == .exited(0), outcome.diagnostics.isEmpty else {
      throw SampleWorkspace.Unexpected(outcome.stderr)
    }
    return workspace
  }

  private func feed(_ path: String = "feed.xml") throws -> XMLFile {
    XMLFile(try Self.serial.get().path("feed/\(path)"))
  }

  @Test func `a serial show says so, and an episode says what it is`() throws {
    let feed = try feed()
    #expect(try feed.text("//channel/*[name()='itunes:type']") == "serial")
    let types = try feed.texts("//item/*[name()='itunes:episodeType']")
    #expect(types == ["bonus", "full", "trailer"])
    #expect(try feed.texts("//item/*[name()='itunes:season']") == ["2", "2"])
    #expect(try feed.texts("//item/*[name()='itunes:episode']") == ["1", "1"])
  }

  @Test func `a trailer is the channel's trailer too`() throws {
    let feed = try feed()
    let trailer = "//channel/*[name()='podcast:trailer']"
    #expect(try feed.text(trailer) == "Episode trailer")
    #expect(try feed.text("\(trailer)/@pubdate") == "Sun, 01 Nov 2026 06:00:00 +0000")
    #expect(try feed.text("\(trailer)/@season") == "2")
    for attribute in ["url", "length", "type"] {
      let item = "//item[title='Episode trailer']/enclosure/@\(attribute)"
      #expect(try feed.text("\(trailer)/@\(attribute)") == feed.text(item))
    }
  }

  @Test func `the people who speak in a feed's version of an episode are named in it`() throws {
    func people(_ path: String) throws -> [String] {
      let person = "//item[title='Episode first']/*[name()='podcast:person']"
      let feed = try feed(path)
      #expect(try feed.texts("\(person)/@group").allSatisfy { $0 == "cast" })
      return zip(try feed.texts(person), try feed.texts("\(person)/@role")).map { "\($0): \($1)" }
    }
    #expect(try people("feed.xml") == ["Dana Reyes: host", "Kay & Co: guest host"])
    #expect(
      try people("audiences/midwest.xml")
        == ["Dana Reyes: host", "Ann Lee: guest", "Kay & Co: guest host"]
    )
  }

  @Test func `a guid of another version is questioned before the show is published, not after`()
    throws
  {
    let workspace = try SampleWorkspace()
    let show = try workspace.text("episodes/show.yml")
    let random = "036d8b03-d3e6-4823-b35a-2e2dd36a4a19"
    try workspace.write(
      show.replacing(SampleWorkspace.guid, with: random),
      to: "episodes/show.yml"
    )
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    let before = try workspace.run("check")
    #expect(before.rules == ["guid-version"])
    // UUIDv5 of the feed's address without its scheme, as Podcasting 2.0 defines.
    #expect(before.stderr.contains("write `guid: 47161ad2-6605-5213-adef-4996de8c87ac`"))
    #expect(try workspace.run("build").end == .exited(0))
    #expect(try workspace.run("check").rules == [])
  }

  @Test func `the duration is rounded to whole seconds, and at least one`() throws {
    let workspace = try SampleWorkspace(
      show: "length: { min: \"0:00.1\", max: \"0:30\", target: [\"0:00.1\", \"0:30\"] }\n"
    )
    for (slug, seconds) in [("short", 0.4), ("down", 2.3), ("up", 2.7)] {
      try workspace.addEpisode(slug, recordings: ["01.wav": .tone(seconds: seconds)])
    }
    let document = try workspace.document("build")
    let feed = XMLFile(workspace.path("feed/feed.xml"))
    for (slug, text) in [("short", "1"), ("down", "2"), ("up", "3")] {
      let duration = try #require(document.episode(slug)?.duration)
      #expect(max(duration.rounded(), 1) == Double(text), "\(duration)")
      let item = "//item[title='Episode \(slug)']"
      #expect(try feed.text("\(item)/*[name()='itunes:duration']") == text)
    }
  }

  @Test func `drafts planned for later have dates of their own, in their order`() throws {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength
        + "audiences: { preview: { title: Preview, drafts: true } }\n"
    )
    for (slug, date) in [("a", "2026-12-24"), ("b", "2026-12-31"), ("c", "2026-12-17")] {
      try workspace.addEpisode(
        slug,
        published: "\(date)T06:00:00Z",
        manifest: "draft: true\n",
        recordings: ["01.wav": .tone()]
      )
    }
    let title = String(repeating: "ü", count: 255)
    try workspace.write(
      "title: \(title)\ndraft: true\npublished: 2027-01-07T06:00:00Z\n",
      to: "episodes/d/episode.yml"
    )
    try workspace.addRecording("episodes/d/01.wav", WAV.tone().bytes)
    #expect(try workspace.run("build").end == .exited(0))
    let feed = XMLFile(try workspace.previewFeed())
    #expect(
      try feed.texts("//item/title").dropFirst()
        == ["Draft: Episode b", "Draft: Episode a", "Draft: Episode c"]
    )
    let long = try feed.text("//item/title")
    #expect(long.hasPrefix("Draft: üü") && long.hasSuffix("ü…"))
    #expect(long.unicodeScalars.count == 255)
    #expect(
      try feed.texts("//item/pubDate") == [
        "Tue, 01 Dec 2026 00:00:00 +0000", "Mon, 30 Nov 2026 23:59:59 +0000",
        "Mon, 30 Nov 2026 23:59:58 +0000", "Mon, 30 Nov 2026 23:59:57 +0000",
      ]
    )
  }

  @Test func `an HTML transcript is a page with its encoding, language and title`() throws {
    let workspace = try Self.serial.get()
    let path = try #require(
      try workspace.published(".html").first { $0.contains("/transcripts/first-") }
    )
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      page.hasPrefix("<!doctype html>\n<html lang=\"en-us\">\n<head>\n<meta charset=\"utf-8\">\n")
    )
    #expect(page.contains("<title>Episode first</title>"))
    #expect(page.contains("<cite>Dana Reyes:</cite>\n<time datetime="))
    #expect(page.hasSuffix("</body>\n</html>\n"))
  }
}

extension SampleWorkspace {
  /// The path of the feed of the audience "preview", which gets drafts.
  fileprivate func previewFeed() throws -> String {
    let places = ["private", "feed"].map { path("\($0)/audiences/preview.xml") }
    return try #require(places.first { FileManager.default.fileExists(atPath: $0) })
  }
}
