/// The tag at the front of an MP3 file: ID3v2.3.0 (id3.org), with chapters (ID3v2 Chapter Frame
/// Addendum 1.0).
///
/// All text is UTF-16 with a byte order mark, the one form of version 2.3 that holds every language.
package struct ID3Tag: Sendable, Equatable {
  package struct Chapter: Sendable, Equatable {
    package var title: String

    /// Milliseconds.
    package var start: Int
    package var end: Int

    package var picture: Picture?

    /// Where it leads; ASCII.
    package var url: String?

    package init(title: String, start: Int, end: Int) {
      self.title = title
      self.start = start
      self.end = end
    }
  }

  package struct Picture: Sendable, Equatable {
    /// `image/jpeg` or `image/png`.
    package var type: String
    package var bytes: [UInt8]

    package init(type: String, bytes: [UInt8]) {
      self.type = type
      self.bytes = bytes
    }
  }

  package var title: String
  package var album: String
  package var artist: String

  /// Four digits, and the day as DDMM.
  package var year: String
  package var dayAndMonth: String

  package var track: Int?
  package var comment: String?

  /// ISO 639-2, three letters.
  package var language: String
  package var chapters: [Chapter] = []
  package var picture: Picture?

  package init(
    title: String,
    album: String,
    artist: String,
    year: String,
    dayAndMonth: String,
    language: String
  ) {
    self.title = title
    self.album = album
    self.artist = artist
    self.year = year
    self.dayAndMonth = dayAndMonth
    self.language = language
  }

  /// The whole tag, with some room behind it for other programs' changes.
  package var bytes: [UInt8] {
    var frames: [UInt8] = []
    frames += Self.text("TIT2", title)
    frames += Self.text("TPE1", artist)
    frames += Self.text("TALB", album)
    frames += Self.text("TYER", year)
    frames += Self.text("TDAT", dayAndMonth)
    frames += Self.text("TCON", "Podcast")
    if let track { frames += Self.text("TRCK", String(track)) }
    if let comment { frames += commentFrame(comment) }
    if let picture { frames += Self.pictureFrame(picture) }
    // A count byte allows no more.
    let listed = chapters.prefix(255)
    if !listed.isEmpty {
      frames += Self.contentsFrame(count: listed.count)
      for (index, chapter) in listed.enumerated() {
        frames += Self.chapterFrame(chapter, index: index)
      }
    }
    frames += Array(repeating: 0, count: 512)
    return Array("ID3".utf8) + [3, 0, 0] + Self.synchsafe(frames.count) + frames
  }

  private static func frame(_ name: String, _ content: [UInt8]) -> [UInt8] {
    Array(name.utf8) + bigEndian(content.count, 4) + [0, 0] + content
  }

  private static func utf16(_ text: String) -> [UInt8] {
    let units = text.unicodeScalars.contains("\0") ? text.filter { $0 != "\0" } : text
    return [0xFF, 0xFE]
      + units.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  private static func text(_ name: String, _ text: String) -> [UInt8] {
    frame(name, [1] + utf16(text))
  }

  private func commentFrame(_ comment: String) -> [UInt8] {
    Self.frame(
      "COMM",
      [1] + Array(language.utf8) + Self.utf16("") + [0, 0] + Self.utf16(comment)
    )
  }

  /// A picture without a description: the front cover (type 3), or any other (type 0).
  private static func pictureFrame(_ picture: Picture, kind: UInt8 = 3) -> [UInt8] {
    frame("APIC", [0] + Array(picture.type.utf8) + [0, kind, 0] + picture.bytes)
  }

  private static func contentsFrame(count: Int) -> [UInt8] {
    // Top level, and in order.
    let content = Array("toc\0".utf8) + [0x03, UInt8(count)]
    return frame("CTOC", content + (0..<count).flatMap { Array("ch\($0)\0".utf8) })
  }

  private static func chapterFrame(_ chapter: Chapter, index: Int) -> [UInt8] {
    var content = Array("ch\(index)\0".utf8)
    content += bigEndian(chapter.start, 4) + bigEndian(chapter.end, 4)
    content += bigEndian(0xFFFF_FFFF, 4) + bigEndian(0xFFFF_FFFF, 4)
    content += text("TIT2", chapter.title)
    if let url = chapter.url { content += frame("WXXX", [0, 0] + Array(url.utf8)) }
    if let picture = chapter.picture { content += pictureFrame(picture, kind: 0) }
    return frame("CHAP", content)
  }

  private static func synchsafe(_ value: Int) -> [UInt8] {
    [21, 14, 7, 0].map { UInt8(value >> $0 & 0x7F) }
  }
}
