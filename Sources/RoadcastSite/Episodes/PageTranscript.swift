import RoadcastModel

/// A programme's transcript as HTML, for the pages of all feeds that are as deep below `feed/`.
///
/// It has a heading for each chapter, a name for each turn of a speaker, and paragraphs that begin with a
/// link to their moment. Each cue is a line of its paragraph's text, and the paragraph's `data-t` has the
/// milliseconds at which its first cue starts, and from each cue to the next. The player's script makes an
/// element of each; a page with one for each cue would be twice as heavy.
///
/// It is written without a template, because an archive has far more cues than anything else.
package struct PageTranscript: Equatable, Sendable {
  let html: String
  let isEstimated: Bool

  /// A paragraph ends with the first sentence that ends after this many bytes.
  private static let paragraphBytes = 400

  /// Nil without cues.
  ///
  /// - Parameters:
  ///   - cues: what's said, on the programme's timeline.
  ///   - chapters: the programme's, in order.
  ///   - audio: the enclosure's address relative to the page.
  init?(of cues: [Cue], chapters: [Chapter], audio: String) {
    guard !cues.isEmpty else { return nil }
    var writer = Writer(audio: HTMLText.escape(audio))
    // One chapter's title would only repeat the episode's.
    var next = chapters.count > 1 ? 0 : chapters.count
    for cue in cues {
      var title: String?
      while next < chapters.count, chapters[next].start <= cue.start {
        title = chapters[next].title
        next += 1
      }
      writer.add(cue, chapter: title)
    }
    html = writer.finish()
    isEstimated = cues.contains(where: \.isEstimated)
  }

  private struct Writer {
    /// Escaped.
    let audio: String

    private var bytes: [UInt8] = []
    private var speaker: String?

    /// Escaped; what a link leads into.
    private var chapter = ""

    /// The cues of the open paragraph.
    private var cues: [Cue] = []

    /// The bytes of their text.
    private var length = 0

    /// What browsers take as the end of a line.
    private static let breaks: [UInt8] = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]

    init(audio: String) { self.audio = audio }

    mutating func add(_ cue: Cue, chapter: String?) {
      if let chapter {
        writeParagraph()
        bytes += "<h3 dir=auto>".utf8
        self.chapter = HTMLText.escape(chapter)
        bytes += self.chapter.utf8
        bytes += "</h3>\n".utf8
        speaker = nil
      }
      if cue.speaker != speaker {
        writeParagraph()
        speaker = cue.speaker
        if let speaker {
          bytes += "<cite dir=auto>".utf8
          HTMLText.append(speaker, to: &bytes)
          bytes += "</cite>\n".utf8
        }
      }
      if length > PageTranscript.paragraphBytes, let last = cues.last,
        WordEnding(utf8: last.text.utf8.span) == .sentence
      {
        writeParagraph()
      }
      cues.append(cue)
      length += cue.text.utf8.count
    }

    private mutating func writeParagraph() {
      guard let first = cues.first else { return }
      let clock = ListeningPages.clock(first.start)
      bytes += "<p dir=auto data-t=\"".utf8
      bytes += String(first.start.count).utf8
      for (cue, next) in zip(cues, cues.dropFirst()) {
        bytes += " \(next.start.count - cue.start.count)".utf8
      }
      bytes += "\"><a href=\"".utf8
      bytes += audio.utf8
      bytes += "#t=".utf8
      first.start.appendSeconds(to: &bytes)
      bytes += "\" aria-label=\"Play from ".utf8
      bytes += clock.utf8
      if !chapter.isEmpty {
        bytes += ", ".utf8
        bytes += chapter.utf8
      }
      bytes += "\">".utf8
      bytes += clock.utf8
      bytes += "</a>".utf8
      for cue in cues {
        bytes.append(UInt8(ascii: "\n"))
        let start = bytes.count
        HTMLText.append(cue.text, to: &bytes)
        // Breaks are for captions; on a page, lines are as long as the window allows.
        for place in start..<bytes.count where Self.breaks.contains(bytes[place]) {
          bytes[place] = UInt8(ascii: " ")
        }
      }
      bytes += "</p>\n".utf8
      cues = []
      length = 0
    }

    mutating func finish() -> String {
      writeParagraph()
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
