/// The tag at the front of an MP3 file: ID3v2.3.0, with chapters (ID3v2 Chapter Frame Addendum 1.0).
///
/// All text is UTF-16 with a byte order mark, the only encoding of ID3v2.3 for every language (§3.3).
package struct ID3Tag: Sendable, Equatable {
  /// A chapter (CHAP).
  package struct Chapter: Sendable, Equatable {
    package var title: String

    /// Milliseconds from the programme's start.
    package var start: Int

    /// Milliseconds from the programme's start.
    package var end: Int

    package var picture: Picture?

    /// The address that the chapter links to, in ASCII (WXXX).
    package var url: String?

    package init(title: String, start: Int, end: Int) {
      self.title = title
      self.start = start
      self.end = end
    }
  }

  /// An attached picture (APIC).
  package struct Picture: Sendable, Equatable {
    /// The MIME type: `image/jpeg` or `image/png`.
    package var type: String

    /// The image file.
    package var bytes: [UInt8]

    package init(type: String, bytes: [UInt8]) {
      self.type = type
      self.bytes = bytes
    }
  }

  /// The episode's title (TIT2).
  package var title: String

  /// The show's title (TALB).
  package var album: String

  /// The show's author (TPE1).
  package var artist: String

  /// The year of publication: four digits (TYER).
  package var year: String

  /// The day and the month of publication: `DDMM` (TDAT).
  package var dayAndMonth: String

  /// The episode's number (TRCK).
  package var track: Int?

  /// A summary (COMM).
  package var comment: String?

  /// The comment's language: three letters (ISO 639-2).
  package var language: String

  /// The chapters in order (CTOC, CHAP), of which only the first 255 are written.
  package var chapters: [Chapter] = []

  /// The front cover.
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

  /// The complete tag.
  ///
  /// It ends with 512 bytes of padding, in which other programs can make changes without rewriting the
  /// file.
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
    // CTOC has one byte for the number of its entries.
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

  /// Reads the length of a tag, header included.
  ///
  /// - Parameter header: The first ten bytes of a file.
  /// - Returns: A number of bytes; 0 where there's no tag.
  package static func length(_ header: [UInt8]) -> Int {
    guard header.count >= 10, header.starts(with: "ID3".utf8) else { return 0 }
    return 10 + header[6..<10].reduce(0) { $0 << 7 | Int($1 & 0x7F) }
  }

  /// A frame: identifier, size, flags and content (ID3v2.3 §3.3).
  private static func frame(_ name: String, _ content: [UInt8]) -> [UInt8] {
    Array(name.utf8) + Array(bigEndian: content.count, count: 4) + [0, 0] + content
  }

  /// Text in UTF-16, little-endian, with a byte order mark, without U+0000, which would end it.
  private static func utf16(_ text: String) -> [UInt8] {
    let units = text.unicodeScalars.contains("\0") ? text.filter { $0 != "\0" } : text
    return [0xFF, 0xFE]
      + units.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  /// A text frame in encoding 1, UTF-16 (ID3v2.3 §4.2).
  private static func text(_ name: String, _ text: String) -> [UInt8] {
    frame(name, [1] + utf16(text))
  }

  /// A comment without a description (ID3v2.3 §4.11).
  private func commentFrame(_ comment: String) -> [UInt8] {
    Self.frame(
      "COMM",
      [1] + Array(language.utf8) + Self.utf16("") + [0, 0] + Self.utf16(comment)
    )
  }

  /// A picture without a description (ID3v2.3 §4.15).
  ///
  /// - Parameters:
  ///   - picture: The image.
  ///   - kind: The picture type: 3 for the front cover, 0 for any other.
  /// - Returns: The frame.
  private static func pictureFrame(_ picture: Picture, kind: UInt8 = 3) -> [UInt8] {
    frame("APIC", [0] + Array(picture.type.utf8) + [0, kind, 0] + picture.bytes)
  }

  /// The table of contents (CTOC).
  private static func contentsFrame(count: Int) -> [UInt8] {
    // Flags: top level, and ordered.
    let content = Array("toc\0".utf8) + [0x03, UInt8(count)]
    return frame("CTOC", content + (0..<count).flatMap { Array("ch\($0)\0".utf8) })
  }

  /// A chapter (CHAP), with byte offsets of all ones, so that players use its times.
  private static func chapterFrame(_ chapter: Chapter, index: Int) -> [UInt8] {
    var content = Array("ch\(index)\0".utf8)
    content += Array(bigEndian: chapter.start, count: 4)
    content += Array(bigEndian: chapter.end, count: 4)
    content += Array(repeating: 0xFF, count: 8)
    content += text("TIT2", chapter.title)
    if let url = chapter.url { content += frame("WXXX", [0, 0] + Array(url.utf8)) }
    if let picture = chapter.picture { content += pictureFrame(picture, kind: 0) }
    return frame("CHAP", content)
  }

  /// A size in four bytes of seven bits each (ID3v2.3 §3.1).
  private static func synchsafe(_ value: Int) -> [UInt8] {
    [21, 14, 7, 0].map { UInt8(value >> $0 & 0x7F) }
  }
}
