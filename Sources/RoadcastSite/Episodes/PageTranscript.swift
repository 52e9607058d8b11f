import RoadcastModel

/// A programme's transcript as HTML, for the pages of all feeds that are as deep below `feed/`.
///
/// It has a heading for each chapter, a name for each turn of a speaker, and paragraphs that begin with a
/// link to their moment. Each cue is marked with its time for the player's script.
///
/// It is written without a template, because an archive has far more cues than anything else.
package struct PageTranscript: Sendable {
  let html: String
  let isEstimated: Bool

  /// A paragraph ends with the first sentence that ends after this many bytes.
  private static let paragraphBytes = 320

  /// Nil without cues.
  ///
  /// - Parameters:
  ///   - cues: what is said, on the programme's timeline.
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
    private var isOpen = false

    /// Where the open paragraph's words begin.
    private var start = 0
    private var endsSentence = false

    init(audio: String) { self.audio = audio }

    mutating func add(_ cue: Cue, chapter: String?) {
      if let chapter {
        closeParagraph()
        bytes += "<h3 dir=\"auto\">".utf8
        self.chapter = HTMLText.escape(chapter)
        bytes += self.chapter.utf8
        bytes += "</h3>\n".utf8
        speaker = nil
      }
      if cue.speaker != speaker {
        closeParagraph()
        speaker = cue.speaker
        if let speaker {
          bytes += "<cite dir=\"auto\">".utf8
          HTMLText.append(speaker, to: &bytes)
          bytes += "</cite>\n".utf8
        }
      }
      if isOpen, endsSentence, bytes.count - start > PageTranscript.paragraphBytes {
        closeParagraph()
      }
      if !isOpen { openParagraph(at: cue.start) }
      bytes += " <span data-t=\"".utf8
      cue.start.appendSeconds(to: &bytes)
      bytes += "\">".utf8
      // Breaks are for captions; on a page, lines are as long as the window allows.
      HTMLText.append(cue.text.replacing("\n", with: " "), to: &bytes)
      bytes += "</span>".utf8
      endsSentence = WordEnding(utf8: cue.text.utf8) == .sentence
    }

    private mutating func openParagraph(at time: Milliseconds) {
      bytes += "<p dir=\"auto\"><a href=\"".utf8
      bytes += audio.utf8
      bytes += "#t=".utf8
      time.appendSeconds(to: &bytes)
      bytes += "\"><span class=\"hide\">Play from </span>".utf8
      bytes += ListeningPages.clock(time).utf8
      if !chapter.isEmpty {
        bytes += "<span class=\"hide\">, ".utf8
        bytes += chapter.utf8
        bytes += "</span>".utf8
      }
      bytes += "</a>".utf8
      start = bytes.count
      isOpen = true
    }

    private mutating func closeParagraph() {
      guard isOpen else { return }
      bytes += "</p>\n".utf8
      isOpen = false
    }

    mutating func finish() -> String {
      closeParagraph()
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
