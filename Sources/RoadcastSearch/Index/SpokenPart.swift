import FoundationEssentials
import RoadcastModel

/// The part of a section that isn't searched: the speakers of its sentences, and their times.
struct SpokenPart: Codable {
  /// A sentence.
  struct Line: Codable {
    var speaker: String?
    var pieces: [Sentence.Piece]
  }

  /// Milliseconds from the beginning of a feed's programme.
  struct Times: Codable {
    var start: Int
    var cues: [Int]
  }

  var lines: [Line]

  /// By the feeds' keys.
  var times: [String: Times]

  init(of section: SearchableSection) {
    lines = section.sentences.map { Line(speaker: $0.speaker, pieces: $0.pieces) }
    times = Dictionary(
      uniqueKeysWithValues: section.times.map { feed, times in
        (feed.indexKey, Times(start: times.start.count, cues: times.cues.map(\.count)))
      }
    )
  }

  init(bytes: Data) throws { self = try JSONDecoder().decode(SpokenPart.self, from: bytes) }

  var bytes: Data { get throws { try JSONEncoder().encode(self) } }
}
