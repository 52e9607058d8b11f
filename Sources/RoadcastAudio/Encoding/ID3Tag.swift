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
    var bytes = Array("ID3".utf8) + [3, 0, 0, 0, 0, 0, 0]
    let start = bytes.count
    Self.append("TIT2", title, to: &bytes)
    Self.append("TPE1", artist, to: &bytes)
    Self.append("TALB", album, to: &bytes)
    Self.append("TYER", year, to: &bytes)
    Self.append("TDAT", dayAndMonth, to: &bytes)
    Self.append("TCON", "Podcast", to: &bytes)
    if let track { Self.append("TRCK", String(track), to: &bytes) }
    if let comment { append(comment: comment, to: &bytes) }
    if let picture { Self.append(picture, to: &bytes) }
    // CTOC has one byte for the number of its entries.
    let listed = chapters.prefix(255)
    if !listed.isEmpty {
      Self.appendContents(count: listed.count, to: &bytes)
      for (index, chapter) in listed.enumerated() {
        Self.append(chapter, index: index, to: &bytes)
      }
    }
    bytes += Array(repeating: 0, count: 512)
    bytes.replaceSubrange(start - 4..<start, with: Self.synchsafe(bytes.count - start))
    return bytes
  }

  /// Reads the length of a tag, header included.
  ///
  /// - Parameter header: The first ten bytes of a file.
  /// - Returns: A number of bytes; 0 where there's no tag.
  package static func length(_ header: [UInt8]) -> Int {
    guard header.count >= 10, header.starts(with: "ID3".utf8) else { return 0 }
    return 10 + header[6..<10].reduce(0) { $0 << 7 | Int($1 & 0x7F) }
  }

  /// Appends a frame: identifier, size, flags and content (ID3v2.3 §3.3).
  private static func append(
    frame name: String,
    to bytes: inout [UInt8],
    _ content: (inout [UInt8]) -> Void
  ) {
    bytes += name.utf8
    let size = bytes.count..<bytes.count + 4
    bytes += [0, 0, 0, 0, 0, 0]
    let start = bytes.count
    content(&bytes)
    bytes.replaceSubrange(size, with: Array(bigEndian: bytes.count - start, count: 4))
  }

  /// Appends text in UTF-16, little-endian, with a byte order mark, without U+0000, which would end it.
  private static func append(utf16 text: String, to bytes: inout [UInt8]) {
    bytes += [0xFF, 0xFE]
    for unit in text.utf16 where unit != 0 {
      bytes.append(UInt8(truncatingIfNeeded: unit))
      bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
  }

  /// Appends a text frame in encoding 1, UTF-16 (ID3v2.3 §4.2).
  private static func append(_ name: String, _ text: String, to bytes: inout [UInt8]) {
    append(frame: name, to: &bytes) { bytes in
      bytes.append(1)
      append(utf16: text, to: &bytes)
    }
  }

  /// Appends a comment without a description (ID3v2.3 §4.11).
  private func append(comment: String, to bytes: inout [UInt8]) {
    Self.append(frame: "COMM", to: &bytes) { bytes in
      bytes.append(1)
      bytes += language.utf8
      Self.append(utf16: "", to: &bytes)
      bytes += [0, 0]
      Self.append(utf16: comment, to: &bytes)
    }
  }

  /// Appends a picture without a description (ID3v2.3 §4.15).
  ///
  /// - Parameters:
  ///   - picture: The image.
  ///   - kind: The picture type: 3 for the front cover, 0 for any other.
  ///   - bytes: Gets the frame.
  private static func append(_ picture: Picture, kind: UInt8 = 3, to bytes: inout [UInt8]) {
    append(frame: "APIC", to: &bytes) { bytes in
      bytes.append(0)
      bytes += picture.type.utf8
      bytes += [0, kind, 0]
      bytes += picture.bytes
    }
  }

  /// Appends the table of contents (CTOC).
  private static func appendContents(count: Int, to bytes: inout [UInt8]) {
    append(frame: "CTOC", to: &bytes) { bytes in
      bytes += "toc\0".utf8
      // Flags: top level, and ordered.
      bytes += [0x03, UInt8(count)]
      for index in 0..<count { bytes += "ch\(index)\0".utf8 }
    }
  }

  /// Appends a chapter (CHAP), with byte offsets of all ones, so that players use its times.
  private static func append(_ chapter: Chapter, index: Int, to bytes: inout [UInt8]) {
    append(frame: "CHAP", to: &bytes) { bytes in
      bytes += "ch\(index)\0".utf8
      bytes += Array(bigEndian: chapter.start, count: 4)
      bytes += Array(bigEndian: chapter.end, count: 4)
      bytes += Array(repeating: 0xFF, count: 8)
      append("TIT2", chapter.title, to: &bytes)
      if let url = chapter.url {
        append(frame: "WXXX", to: &bytes) { bytes in
          bytes += [0, 0]
          bytes += url.utf8
        }
      }
      if let picture = chapter.picture { append(picture, kind: 0, to: &bytes) }
    }
  }

  /// A size in four bytes of seven bits each (ID3v2.3 §3.1).
  private static func synchsafe(_ value: Int) -> [UInt8] {
    [21, 14, 7, 0].map { UInt8(value >> $0 & 0x7F) }
  }
}
