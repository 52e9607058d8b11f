import Foundation
import RoadcastTesting
import Testing

/// The ID3 tag of a published file, as mutagen reads it.
struct TagTests {
  private static let titles = [
    "Grüße aus Zürich – “früh”", "日本語の話", "Привет, дорога", "مرحبا", "Road 🚐 & <b>",
  ]

  /// Prints what mutagen reads, without converting it.
  private static let reader = """
    import hashlib, json, sys
    from mutagen.id3 import ID3

    def values(frame):
      return {
        "name": frame.FrameID,
        "encoding": int(getattr(frame, "encoding", -1)),
        "text": "|".join(str(text) for text in getattr(frame, "text", [])),
        "language": getattr(frame, "lang", ""),
        "url": getattr(frame, "url", ""),
        "type": getattr(frame, "mime", ""),
        "kind": int(getattr(frame, "type", -1)),
        "hash": hashlib.sha256(getattr(frame, "data", b"")).hexdigest(),
      }

    tag = ID3(sys.argv[1], translate=False)
    print(json.dumps({
      "version": list(tag.version),
      "frames": [values(frame) for frame in tag.values() if frame.FrameID not in ("CHAP", "CTOC")],
      "contents": [
        {"flags": int(toc.flags), "children": toc.child_element_ids} for toc in tag.getall("CTOC")
      ],
      "chapters": [
        {
          "name": chapter.element_id, "start": chapter.start_time, "end": chapter.end_time,
          "offsets": [chapter.start_offset, chapter.end_offset],
          "frames": [values(frame) for frame in chapter.sub_frames.values()],
        }
        for chapter in tag.getall("CHAP")
      ],
    }))
    """

  private struct Tag: Decodable {
    struct Frame: Decodable {
      var name: String
      var encoding: Int
      var text: String
      var language: String
      var url: String
      var type: String
      var kind: Int
      var hash: String
    }
    struct Contents: Decodable {
      var flags: Int
      var children: [String]
    }
    struct Chapter: Decodable {
      var name: String
      var start: Int
      var end: Int
      var offsets: [Int]
      var frames: [Frame]
    }
    var version: [Int]
    var frames: [Frame]
    var contents: [Contents]
    var chapters: [Chapter]

    func frame(_ name: String) -> Frame? { frames.first { $0.name == name } }
  }

  private func hash(of path: String) throws -> String {
    let line = try Command("sha256sum", [path]).run().stdout
    return String(line.prefix { $0 != " " })
  }

  @Test func `texts in every script, chapters and pictures are read back`() throws {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + "author: Équipe Øst\nlanguage: de\n"
    )
    try workspace.write(try FFmpeg.picture(side: 64), to: "episodes/one/second.png")
    let names = Self.titles.indices.map { "0\($0).wav" }
    let segments = zip(names, Self.titles).map { "  - { audio: \($0), title: \"\($1)\"" }
    try workspace.addEpisode(
      "one",
      published: "2026-11-20T12:00:00Z",
      manifest: """
        summary: "Zusammenfassung: 概要"
        number: 7
        segments:
        \(segments[0]) }
        \(segments[1]), image: second.png, url: "https://example.com/second" }
        \(segments[2...].map { $0 + " }" }.joined(separator: "\n"))

        """,
      recordings: Dictionary(uniqueKeysWithValues: names.map { ($0, .tone()) })
    )
    let document = try workspace.document("build")
    let mp3 = try #require(try workspace.published(".mp3").first)
    let read = try Command("/usr/bin/python3", ["-c", Self.reader, mp3]).run()
    #expect(read.end == .exited(0), "\(read.stderr)")
    let tag = try JSONDecoder().decode(Tag.self, from: Data(read.output))

    #expect(tag.version == [2, 3, 0])
    #expect(tag.frame("TIT2")?.text == "Episode one")
    #expect(tag.frame("TPE1")?.text == "Équipe Øst")
    #expect(tag.frame("TRCK")?.text == "7")
    #expect(tag.frame("TYER")?.text == "2026")
    #expect(tag.frame("TDAT")?.text == "2011")
    #expect(tag.frame("COMM")?.text == "Zusammenfassung: 概要")
    #expect(tag.frame("COMM")?.language == "ger")
    let texts = (tag.frames + tag.chapters.flatMap(\.frames)).filter { !$0.text.isEmpty }
    // UTF-16 with a byte order mark.
    #expect(texts.allSatisfy { $0.encoding == 1 })

    let cover = try #require(tag.frame("APIC"))
    #expect((cover.type, cover.kind) == ("image/png", 3))
    #expect(cover.hash == (try hash(of: workspace.path("episodes/cover.png"))))

    // A top-level table of contents, in order.
    #expect(tag.contents.map(\.flags) == [3])
    #expect(tag.contents.first?.children == tag.chapters.map(\.name))
    #expect(tag.chapters.map { $0.frames.first { $0.name == "TIT2" }?.text } == Self.titles)
    let times = try #require(document.episodes.first?.programmes.first?.segments)
    #expect(tag.chapters.map(\.start) == times.map { Int(($0.start * 1_000).rounded()) })
    #expect(tag.chapters.dropLast().map(\.end) == tag.chapters.dropFirst().map(\.start))
    #expect(tag.chapters.allSatisfy { $0.offsets == [0xFFFF_FFFF, 0xFFFF_FFFF] })

    let second = tag.chapters[1].frames
    let picture = try #require(second.first { $0.name == "APIC" })
    #expect((picture.type, picture.kind) == ("image/png", 0))
    #expect(picture.hash == (try hash(of: workspace.path("episodes/one/second.png"))))
    #expect(second.first { $0.name == "WXXX" }?.url == "https://example.com/second")
    #expect(tag.chapters.flatMap(\.frames).count { $0.name == "APIC" } == 1)
  }
}
