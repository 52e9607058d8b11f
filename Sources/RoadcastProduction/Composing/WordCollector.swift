import RoadcastModel
import RoadcastSite
import RoadcastTranscript

/// Collects what's said in the programmes of an episode, as pages show it.
struct WordCollector {
  /// What's said in a programme.
  struct Words {
    /// On the programme's timeline.
    var cues: [Cue]

    /// In order.
    var passages: [SpokenPassage]

    /// The names of those who speak, each once, in the order in which they begin.
    var speakers: [String]

    /// The search's terms.
    var terms: Set<String>
  }

  private var writer: TranscriptWriter

  /// What's said in equal cuts.
  private var known: [(parts: [Programme.Part], words: Words)] = []

  /// The search's terms by segment: most segments are in several programmes.
  private var terms: [Int: Set<String>] = [:]

  init(for planned: PlannedEpisode) {
    writer = TranscriptWriter(for: planned)
  }

  /// Collects what's said in a programme, once for equal cuts.
  ///
  /// - Parameters:
  ///   - media: The programme.
  ///   - chapters: Its chapters, as pages show them.
  /// - Returns: What's said.
  mutating func words(of media: ProgrammeMedia, chapters: [Chapter]) -> Words {
    let parts = media.programme.parts
    if let equal = known.first(where: { $0.parts == parts }) { return equal.words }
    let cues = writer.cues(of: media.programme)
    let passages = Self.passages(of: media, chapters: chapters, cues: cues)
    let words = Words(
      cues: cues,
      passages: passages,
      speakers: passages.reduce(into: []) { names, passage in
        if !names.contains(passage.speaker) { names.append(passage.speaker) }
      },
      terms: terms(of: media.programme)
    )
    known.append((parts, words))
    return words
  }

  private mutating func terms(of programme: Programme) -> Set<String> {
    var all: Set<String> = []
    for (index, part) in programme.segments {
      if let known = terms[index] {
        all.formUnion(known)
      } else {
        let own = SearchTerms(of: writer.texts(of: index, in: part, of: programme)).terms
        terms[index] = own
        all.formUnion(own)
      }
    }
    return all
  }

  /// What each speaker says; of a recording without a transcript, only who speaks is known.
  private static func passages(
    of media: ProgrammeMedia,
    chapters: [Chapter],
    cues: [Cue]
  ) -> [SpokenPassage] {
    let planned = media.planned
    var passages = SpokenPassage.passages(in: cues, chapters: chapters)
    for (segment, chapter) in zip(media.programme.segments, chapters) {
      guard planned.transcripts[segment.index] == nil,
        let speaker = planned.episode.segments[segment.index].speaker
      else { continue }
      passages.append(
        SpokenPassage(speaker: speaker, chapter: chapter.title, start: chapter.start, words: "")
      )
    }
    return passages.sorted { $0.start < $1.start }
  }
}
