import RoadcastModel
import RoadcastTesting

/// Random cues with text that's difficult to write.
enum RandomCues {
  private static let words = [
    "a", "the", "Northwind", "onboarded", "in", "nine", "days,", "retention.", "why?", "well;",
    "AT&T", "x<y", "a>b", "<b>", "</v>", "-->", "&amp;", "&#60;", "\"quoted,\"", "Übung", "日本語",
    "👩‍👩‍👧", "{\\an8}", "{brace}", "1984", "Donaudampfschifffahrtsgesellschaftskapitän",
    "https://example.com/a/very/long/address/that/does/not/break/anywhere/at/all/in/it", "e\u{301}",
  ]
  private static let speakers: [String?] = [
    nil, "Dana Reyes", "Sam", "R&D <team>", "Dr. Maximiliane Featherstonehaugh-Smythe of Northwind",
  ]

  /// Makes cues without overlaps: each ends before the next begins.
  static func makeInTurn(_ count: Int, seed: Int) -> [Cue] {
    var cues = make(count, seed: seed)
    for index in cues.indices.dropLast() {
      cues[index].end = min(cues[index].end, cues[index + 1].start)
    }
    return cues
  }

  /// Makes cues by their starts, each of at least a millisecond.
  static func make(_ count: Int, seed: Int) -> [Cue] {
    var generator = SeededRandom(seed: seed)
    var start = 0
    return (0..<count).map { _ in
      start += Int.random(in: 0...3_000, using: &generator)
      let long = Int.random(in: 0..<4, using: &generator) == 0
      let length = Int.random(in: 1...(long ? 20_000 : 4_000), using: &generator)
      let text = (0..<Int.random(in: 1...(long ? 60 : 9), using: &generator)).map { _ in
        (words.randomElement(using: &generator) ?? "")
          + (Int.random(in: 0..<6, using: &generator) == 0 ? "\n" : " ")
      }
      return Cue(
        start: Milliseconds(start),
        end: Milliseconds(start + length),
        speaker: speakers.randomElement(using: &generator) ?? nil,
        text: text.joined()
      )
    }
  }
}
