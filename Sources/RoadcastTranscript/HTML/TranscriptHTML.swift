import RoadcastModel

/// Writes transcripts in the HTML of Podcasting 2.0, `<cite>`, `<time>` and `<p>`, as whole pages: then
/// browsers know the encoding and the language, whatever the web server says.
package enum TranscriptHTML {
  /// What a page says about itself.
  package struct Header: Sendable {
    package var title: String

    /// The language code.
    package var language: String

    /// Whether the page asks search engines not to list it.
    package var isPrivate: Bool

    package init(title: String, language: String, isPrivate: Bool) {
      self.title = title
      self.language = language
      self.isPrivate = isPrivate
    }

    /// The page up to its content.
    fileprivate var html: [UInt8] {
      var bytes = Array("<!doctype html>\n<html lang=\"".utf8)
      bytes += language.utf8
      bytes += "\">\n<head>\n<meta charset=\"utf-8\">\n".utf8
      bytes += "<meta name=\"viewport\" content=\"width=device-width\">\n".utf8
      if isPrivate { bytes += "<meta name=\"robots\" content=\"noindex\">\n".utf8 }
      bytes += "<title>".utf8
      CharacterReference.append(title.withoutControls.utf8, to: &bytes)
      bytes += "</title>\n</head>\n<body dir=\"auto\">\n".utf8
      return bytes
    }
  }

  /// Writes cues in their order.
  ///
  /// A speaker is named where the speaker changes. Cues without words are left out. The text of cues
  /// is escaped.
  ///
  /// - Parameters:
  ///   - cues: The cues of a programme.
  ///   - header: The page's title and language.
  /// - Returns: The page in UTF-8.
  package static func write(_ cues: [WrittenCue], _ header: Header) -> [UInt8] {
    var bytes = header.html
    var previous: String?
    for written in cues where !written.words.isBlank {
      if let speaker = written.words.speaker, speaker != previous {
        bytes += "<cite>".utf8
        CharacterReference.append(speaker.utf8, to: &bytes)
        bytes += ":</cite>\n".utf8
      }
      previous = written.words.speaker
      bytes += "<time datetime=\"PT".utf8
      written.start.appendSeconds(to: &bytes)
      bytes += "S\">".utf8
      bytes += written.start.clockToSeconds.utf8
      bytes += "</time>\n".utf8
      bytes += written.words.html
    }
    bytes += "</body>\n</html>\n".utf8
    return bytes
  }

  static func paragraph(_ words: String) -> [UInt8] {
    var bytes = Array("<p>".utf8)
    CharacterReference.append(words.utf8, to: &bytes)
    bytes += "</p>\n".utf8
    return bytes
  }
}
