package import RoadcastModel

/// What one speaker says in one chapter, for the page about that person.
package struct SpokenPassage: Equatable, Sendable {
  package var speaker: String

  /// The title of the chapter.
  package var chapter: String

  /// When the speaker begins, from the programme's start.
  package var start: Milliseconds

  /// The first words; empty if there's no transcript.
  package var words: String

  /// At most this many characters of what's said are kept, and a word more at most.
  private static let characters = 160

  package init(speaker: String, chapter: String, start: Milliseconds, words: String) {
    self.speaker = speaker
    self.chapter = chapter
    self.start = start
    self.words = words
  }

  /// Finds what each speaker says in each chapter.
  ///
  /// - Parameters:
  ///   - cues: what's said, on the programme's timeline.
  ///   - chapters: the programme's, in order.
  /// - Returns: one passage for each speaker in each chapter, in the order in which they begin.
  package static func passages(in cues: [Cue], chapters: [Chapter]) -> [SpokenPassage] {
    var passages: [SpokenPassage] = []
    var chapter = 0
    var known: [String: Int] = [:]
    for cue in cues {
      while chapter + 1 < chapters.count, chapters[chapter + 1].start <= cue.start {
        chapter += 1
        known = [:]
      }
      guard let speaker = cue.speaker else { continue }
      if let index = known[speaker] {
        guard passages[index].words.utf8.count < 4 * characters,
          passages[index].words.count < characters
        else { continue }
        passages[index].words += " " + onOneLine(cue.text)
      } else {
        known[speaker] = passages.count
        passages.append(
          SpokenPassage(
            speaker: speaker,
            chapter: chapters.isEmpty ? "" : chapters[chapter].title,
            start: cue.start,
            words: onOneLine(cue.text)
          )
        )
      }
    }
    for index in passages.indices { passages[index].shorten() }
    return passages
  }

  private static func onOneLine(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "\n")) ? text.replacing("\n", with: " ") : text
  }

  private mutating func shorten() {
    guard words.count > Self.characters else { return }
    let start = words.prefix(Self.characters)
    words = (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "…"
  }
}
