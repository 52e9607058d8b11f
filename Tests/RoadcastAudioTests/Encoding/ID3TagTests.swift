import Foundation
import RoadcastAudio
import RoadcastTesting
import Testing

struct ID3TagTests {
  private static func tag(title: String = "Kick-off") -> ID3Tag {
    ID3Tag(
      title: title,
      album: "Road Notes",
      artist: "Field Marketing",
      year: "2026",
      dayAndMonth: "2011",
      language: "eng"
    )
  }

  /// Parses a tag into the identifiers and contents of its frames (ID3v2.3 §3.3).
  private func frames(of bytes: [UInt8]) throws -> [(name: String, content: [UInt8])] {
    #expect(bytes[..<6].elementsEqual(Array("ID3".utf8) + [3, 0, 0]))
    #expect(bytes[6..<10].allSatisfy { $0 < 0x80 })
    let size = bytes[6..<10].reduce(0) { $0 << 7 | Int($1) }
    #expect(bytes.count == 10 + size)
    return try frames(in: bytes[10...])
  }

  private func frames(
    in bytes: ArraySlice<UInt8>
  ) throws -> [(name: String, content: [UInt8])] {
    var frames: [(name: String, content: [UInt8])] = []
    var rest = bytes
    while let first = rest.first, first != 0 {
      let head = Array(rest.prefix(10))
      try #require(head.count == 10)
      let size = head[4..<8].reduce(0) { $0 << 8 | Int($1) }
      try #require(rest.count >= 10 + size)
      frames.append(
        (String(decoding: head[..<4], as: UTF8.self), Array(rest.dropFirst(10).prefix(size)))
      )
      rest = rest.dropFirst(10 + size)
    }
    #expect(rest.allSatisfy { $0 == 0 })
    return frames
  }

  /// Decodes the content of a text frame: UTF-16 with a byte order mark.
  private func text(_ content: [UInt8]) -> String {
    #expect(content.starts(with: [1, 0xFF, 0xFE]))
    let units = stride(from: 3, to: content.count - 1, by: 2).map {
      UInt16(content[$0]) | UInt16(content[$0 + 1]) << 8
    }
    return String(decoding: units, as: UTF16.self)
  }

  @Test func `text frames are those of ID3v2.3, in UTF-16`() throws {
    var tag = Self.tag()
    tag.track = 12
    let frames = try frames(of: tag.bytes)
    #expect(frames.map(\.name) == ["TIT2", "TPE1", "TALB", "TYER", "TDAT", "TCON", "TRCK"])
    #expect(
      frames.map { text($0.content) } == [
        "Kick-off", "Field Marketing", "Road Notes", "2026", "2011", "Podcast", "12",
      ]
    )
  }

  @Test func `a comment has its language, and a picture its type`() throws {
    var tag = Self.tag()
    tag.comment = "What's new"
    tag.picture = ID3Tag.Picture(type: "image/png", bytes: [0x89, 0x50, 0x4E, 0x47, 0])
    let frames = try frames(of: tag.bytes)
    let comment = try #require(frames.first { $0.name == "COMM" }?.content)
    #expect(comment[1..<4].elementsEqual("eng".utf8))
    #expect(comment[4..<8].elementsEqual([0xFF, 0xFE, 0, 0]))
    #expect(text([1] + comment[8...]) == "What's new")
    let picture = try #require(frames.first { $0.name == "APIC" }?.content)
    #expect(picture == [0] + Array("image/png".utf8) + [0, 3, 0, 0x89, 0x50, 0x4E, 0x47, 0])
  }

  @Test func `chapters are listed at the top level, and in order`() throws {
    var tag = Self.tag()
    tag.chapters = [
      ID3Tag.Chapter(title: "Welcome", start: 0, end: 41_848),
      ID3Tag.Chapter(title: "News", start: 41_848, end: 132_473),
    ]
    let frames = try frames(of: tag.bytes)
    #expect(frames.suffix(3).map(\.name) == ["CTOC", "CHAP", "CHAP"])
    let contents = try #require(frames.first { $0.name == "CTOC" }?.content)
    #expect(contents == Array("toc\0".utf8) + [3, 2] + Array("ch0\0ch1\0".utf8))
    let chapter = try #require(frames.last?.content)
    #expect(
      chapter.prefix(20).elementsEqual(
        Array("ch1\0".utf8) + [0, 0, 0xA3, 0x78, 0, 2, 0x05, 0x79]
          + Array(repeating: 0xFF, count: 8)
      )
    )
    let inner = try self.frames(in: chapter[20...])
    #expect(inner.map { text($0.content) } == ["News"])
  }

  @Test func `a chapter has its own picture and link`() throws {
    var tag = Self.tag()
    tag.chapters = [ID3Tag.Chapter(title: "News", start: 0, end: 1_000)]
    tag.chapters[0].url = "https://example.com/news"
    tag.chapters[0].picture = ID3Tag.Picture(type: "image/jpeg", bytes: [0xFF, 0xD8, 0xFF])
    let chapter = try #require(try frames(of: tag.bytes).last?.content)
    let inner = try self.frames(in: chapter[20...])
    #expect(inner.map(\.name) == ["TIT2", "WXXX", "APIC"])
    #expect(inner[1].content == [0, 0] + Array("https://example.com/news".utf8))
    #expect(inner[2].content == [0] + Array("image/jpeg".utf8) + [0, 0, 0, 0xFF, 0xD8, 0xFF])
  }

  @Test func `at most 255 chapters are written`() throws {
    var tag = Self.tag()
    tag.chapters = (0..<300).map { ID3Tag.Chapter(title: "\($0)", start: $0, end: $0 + 1) }
    let frames = try frames(of: tag.bytes)
    #expect(frames.count { $0.name == "CHAP" } == 255)
    #expect(frames.first { $0.name == "CTOC" }?.content[5] == 255)
  }

  @Test func `U+0000 is removed from text, because it would end it`() throws {
    let frames = try frames(of: Self.tag(title: "a\u{0}b").bytes)
    #expect(text(frames[0].content) == "ab")
  }

  @Test(arguments: [
    "Kick-off", "Grüße aus Köln", "Доброе утро", "日本語のタイトル", "مرحبا", "👩‍👩‍👧 and 🚗💨", "e\u{301}",
    "\u{1F468}\u{1F3FD}\u{200D}\u{1F4BB} 𝄞",
  ])
  func `ffprobe reads titles and chapters in every script`(title: String) throws {
    var tag = Self.tag(title: title)
    tag.comment = title
    tag.chapters = [
      ID3Tag.Chapter(title: title, start: 0, end: 400),
      ID3Tag.Chapter(title: "2 \(title)", start: 400, end: 1_000),
    ]
    let format = MP3Format(bitrate: 96, sampleRate: 44_100, channels: 1)
    let frames = try MP3File.encode(Array(repeating: 0, count: 44_100), as: format)
    let file = try MP3File(frames, format: format, samples: 44_100, tag: tag.bytes)
    let found = try FFmpeg.probe(file.path, sections: ["-show_chapters", "-show_format"])
    let tags = (found["format"] as? [String: Any])?["tags"] as? [String: Any]
    #expect(tags?["title"] as? String == title)
    #expect(tags?["artist"] as? String == "Field Marketing")
    #expect(tags?["comment"] as? String == title)
    let chapters = found["chapters"] as? [[String: Any]] ?? []
    #expect(
      chapters.map { ($0["tags"] as? [String: Any])?["title"] as? String } == [title, "2 \(title)"]
    )
    #expect(chapters.map { $0["start_time"] as? String } == ["0.000000", "0.400000"])
    #expect(chapters.map { $0["end_time"] as? String } == ["0.400000", "1.000000"])
  }
}
