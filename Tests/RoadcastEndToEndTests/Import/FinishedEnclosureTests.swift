import Foundation
import RoadcastTesting
import Testing

/// Episodes with a finished file in place of segments, through the built command.
struct FinishedEnclosureTests {
  private func workspace(_ manifest: String, suffix: String = "mp3") throws -> SampleWorkspace {
    let workspace = try SampleWorkspace()
    try workspace.write(
      "title: Old\npublished: 2026-11-20T06:00:00-05:00\n" + manifest,
      to: "episodes/old/episode.yml"
    )
    let sound = try FFmpeg.convert(WAV.tone(seconds: 4).bytes, [], suffix: suffix)
    try workspace.write(sound, to: "episodes/old/episode.\(suffix)")
    return workspace
  }

  @Test(arguments: [("mp3", "audio/mpeg"), ("m4a", "audio/x-m4a")])
  func `the file is published byte for byte, and again only when it changes`(
    suffix: String,
    type: String
  ) throws {
    let workspace = try workspace("enclosure: episode.\(suffix)\n", suffix: suffix)
    #expect(try workspace.run("build").end == .exited(0))
    let names = try workspace.names(in: "feed/audio")
    #expect(names.count == 1)
    let published = try workspace.folder.read("feed/audio/\(names[0])")
    #expect(try published == workspace.folder.read("episodes/old/episode.\(suffix)"))
    let text = try workspace.text("feed/feed.xml")
    #expect(text.contains("length=\"\(published.count)\" type=\"\(type)\""))
    #expect(text.contains("<itunes:duration>4</itunes:duration>"))
    let again = try workspace.run("build", "--json")
    #expect(again.stdout.contains("\"changed\" : false"))
    #expect(try workspace.run("build", "-C", workspace.path).stderr.contains("replaced") == false)
  }

  @Test func `texts in HTML, the guid, the link and people reach the feed as they are`() throws {
    let workspace = try workspace(
      """
      guid: { id: "https://old.example.net/?p=1", permalink: true }
      link: https://old.example.net/1
      explicit: true
      summary: description.html
      notes: notes.html
      people: [ { name: Ann Lee, role: guest, group: cast, link: https://example.net/ann } ]
      enclosure: { file: episode.mp3, type: audio/mp3, duration: "0:05" }

      """
    )
    try workspace.write("Plain & simple", to: "episodes/old/description.html")
    try workspace.write("<p>All of <b>it</b> ]]> &nbsp;</p>", to: "episodes/old/notes.html")
    #expect(try workspace.run("build").end == .exited(0))
    let text = try workspace.text("feed/feed.xml")
    for line in [
      "<guid isPermaLink=\"true\">https://old.example.net/?p=1</guid>",
      "<link>https://old.example.net/1</link>",
      "<description>Plain &amp; simple</description>",
      "<content:encoded>&lt;p&gt;All of &lt;b&gt;it&lt;/b&gt; ]]&gt; &amp;nbsp;&lt;/p&gt;</content:encoded>",
      "<itunes:explicit>true</itunes:explicit>", "type=\"audio/mp3\"",
      "<itunes:duration>5</itunes:duration>",
      "<podcast:person role=\"guest\" group=\"cast\" href=\"https://example.net/ann\">Ann Lee</podcast:person>",
    ] { #expect(text.contains(line), "\(line)") }
    let page = try workspace.text("feed/episodes/old.html")
    #expect(page.contains("<strong>it</strong>"))
  }

  @Test func `transcripts and chapters are published as they are`() throws {
    let workspace = try workspace("enclosure: episode.mp3\n")
    let files = [
      "episode.vtt": "WEBVTT\n\nNOTE kept\n\n00:00.000 --> 00:02.000\nLarkspur is here.\n",
      "episode.es.html": "<p>hola</p>",
      "episode.txt": "Just words.",
      "episode.chapters.json":
        "{\"version\":\"1.2.0\",\"chapters\":[{\"startTime\":0,\"title\":\"One\"},"
        + "{\"startTime\":2.5,\"title\":\"Two\",\"extra\":1}]}",
    ]
    for (name, text) in files { try workspace.write(text, to: "episodes/old/\(name)") }
    #expect(try workspace.run("build").end == .exited(0))
    let published = try workspace.names(in: "feed/transcripts").map {
      try workspace.text("feed/transcripts/\($0)")
    }
    #expect(
      Set(published) == Set(["episode.vtt", "episode.es.html", "episode.txt"].map { files[$0] })
    )
    let chapters = try workspace.names(in: "feed/chapters")
    #expect(try workspace.text("feed/chapters/\(chapters[0])") == files["episode.chapters.json"])
    let text = try workspace.text("feed/feed.xml")
    #expect(text.contains("type=\"text/html\" language=\"es\"/>"))
    #expect(text.contains("<psc:chapter start=\"00:00:02.500\" title=\"Two\"/>"))
    #expect(try workspace.run("search", "larkspur").stdout.contains("Old"))
  }

  @Test func `a file that counts in quarters of a billionth is measured, and refused if it's long`()
    throws
  {
    let workspace = try workspace("enclosure: episode.m4a\n", suffix: "m4a")
    func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
      number(content.count + 8, 4) + Array(type.utf8) + content
    }
    func number(_ value: Int, _ bytes: Int) -> [UInt8] {
      (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    let rate = 4_000_000_000
    let times =
      [1, 0, 0, 0] + [UInt8](repeating: 0, count: 16) + number(rate, 4) + number(rate * 39_600, 8)
    let track = box(
      "mdia",
      box("mdhd", times + [0, 0, 0, 0]) + box("hdlr", number(0, 8) + Array("soun".utf8))
    )
    let movie = box("moov", box("trak", track))
    try workspace.write(
      box("ftyp", Array("M4A \0\0\0\0".utf8)) + movie + box("mdat", [0]),
      to: "episodes/old/episode.m4a"
    )
    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(1))
    #expect(outcome.rules.contains("too-long"), "\(outcome.stderr)")
  }

  @Test func `what's known of a file doesn't count under another name`() throws {
    let workspace = try workspace("enclosure: episode.mp3\n")
    #expect(try workspace.run("build").end == .exited(0))
    try workspace.write(
      workspace.folder.read("episodes/old/episode.mp3"),
      to: "episodes/old/episode.m4a"
    )
    try workspace.write(
      "title: Old\npublished: 2026-11-20T06:00:00-05:00\nenclosure: episode.m4a\n",
      to: "episodes/old/episode.yml"
    )
    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(1))
    #expect(outcome.rules.contains("bad-enclosure"), "\(outcome.stderr)")
  }

  @Test func `the length limits hold`() throws {
    let workspace = try workspace("enclosure: episode.mp3\n")
    try workspace.write(
      SampleWorkspace.header + "length: { min: \"0:05\", max: \"0:30\" }\n",
      to: "episodes/show.yml"
    )
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(1))
    #expect(outcome.rules.contains("too-short"))
  }

  @Test func `an episode's own cover is published`() throws {
    let workspace = try workspace("enclosure: episode.mp3\ncover: own.jpg\n")
    let picture = try FFmpeg.picture(side: 1_500)
    try workspace.write(picture, to: "episodes/old/own.jpg")
    #expect(try workspace.run("build").end == .exited(0))
    let text = try workspace.text("feed/feed.xml")
    let covers = text.matches(of: /<itunes:image href="([^"]+)"/).map { String($0.1) }
    #expect(Set(covers).count == 2)
    let name = try #require(covers.last?.split(separator: "/").last)
    #expect(try workspace.folder.read("feed/\(name)") == picture)
  }
}
