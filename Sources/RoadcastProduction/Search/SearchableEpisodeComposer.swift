import RoadcastFeed
import RoadcastHashing
import RoadcastMarkdown
import RoadcastModel
import RoadcastSearch
import RoadcastTranscript

/// Composes what can be searched of an episode, from the same plan that feeds are built from.
struct SearchableEpisodeComposer {
  private let planned: PlannedEpisode

  /// The programmes of the feeds that have the episode now.
  private let programmes: [Programme]

  /// - Returns: nil if no feed has the episode now.
  init?(_ planned: PlannedEpisode) {
    self.planned = planned
    // What only subscribers get isn't found by someone who isn't one.
    programmes = planned.programmes.filter {
      planned.dueIn.contains($0.feed) && $0.feed.tagSet == nil
    }
    if programmes.isEmpty { return nil }
  }

  /// A digest of everything that `compose` reads.
  var digest: String {
    var bytes: [UInt8] = []
    func add(_ text: String?) {
      // With its length before each text, no two lists of texts give the same bytes.
      bytes += "\(text?.utf8.count ?? -1):\(text ?? "")".utf8
    }
    func add(_ numbers: Int...) {
      for number in numbers { bytes += "\(number);".utf8 }
    }
    func add(_ tags: [Tag]) {
      add(tags.count)
      for tag in tags {
        add(tag.facet)
        add(tag.value)
      }
    }
    let episode = planned.episode
    for text in [episode.title, episode.summary, episode.notes?.value] { add(text) }
    add(Int(episode.published.value.seconds))
    add(episode.tags)
    for (index, segment) in episode.segments.enumerated() {
      add(segment.title)
      add(segment.speaker)
      add(segment.tags)
      for cue in planned.transcripts[index]?.cues ?? [] {
        add(cue.start.count, cue.end.count)
        add(cue.speaker)
        add(cue.text)
      }
    }
    for programme in programmes {
      add(programme.feed.audience)
      add(programme.sampleRate)
      for part in programme.parts {
        if case .segment(let index) = part.role { add(index) }
        add(part.start, part.length, part.block)
        for cut in part.cuts { add(cut.lowerBound, cut.upperBound) }
      }
    }
    return Digest.hex(bytes)
  }

  /// The episode's words: a section for its title, summary and notes, and one for each chapter.
  func compose() -> SearchableEpisode {
    let episode = planned.episode
    let indexes = Set(programmes.flatMap { $0.segments.map(\.index) }).sorted()
    return SearchableEpisode(
      slug: episode.slug,
      title: episode.title,
      published: episode.published.value.seconds,
      sections: [overview(of: indexes)] + indexes.map(chapter)
    )
  }

  /// Composes the section for what is written about the whole episode.
  ///
  /// - Parameter indexes: The segments that any feed has.
  /// - Returns: The title, the summary and the notes.
  private func overview(of indexes: [Int]) -> SearchableSection {
    let episode = planned.episode
    let notes = episode.notes.map { ShowNotes(markdown: $0.value).texts } ?? []
    let texts = [episode.summary].compactMap(\.self) + notes
    return SearchableSection(
      chapter: nil,
      title: episode.title,
      tags: tags(episode.tags),
      otherTags: tags(indexes.flatMap { episode.segments[$0].tags }),
      context: [],
      sentences: texts.flatMap(Sentence.sentences(ofText:)),
      times: times(in: programmes) { _ in .init(start: Milliseconds(0), cues: []) }
    )
  }

  /// Composes the section for one segment.
  ///
  /// - Parameter index: The segment's position in the episode.
  /// - Returns: The segment's words, with their times in each feed that has it.
  private func chapter(_ index: Int) -> SearchableSection {
    let segment = planned.episode.segments[index]
    let programmes = programmes.filter { $0.segments.contains { $0.index == index } }
    return SearchableSection(
      chapter: segment.title,
      title: segment.title,
      tags: tags(segment.tags),
      otherTags: tags(planned.episode.tags),
      context: [planned.episode.title],
      sentences: programmes.first.map { Sentence.sentences(of: cues(of: index, in: $0)) } ?? [],
      times: times(in: programmes) { programme in
        let position = programme.segments.firstIndex { $0.index == index } ?? 0
        let titles = planned.episode.segments.map(\.title)
        return .init(
          start: programme.chapters(titles: titles)[position].start,
          cues: cues(of: index, in: programme).map(\.start)
        )
      }
    )
  }

  /// A segment's cues, as they are in its transcript: every feed has the same ones, at other times.
  private func cues(of index: Int, in programme: Programme) -> [Cue] {
    guard let transcript = planned.transcripts[index] else { return [] }
    let speaker = planned.episode.segments[index].speaker
    return programme.segments.filter { $0.index == index }.flatMap { _, part in
      transcript.cues(in: part, of: programme, speaker: speaker)
    }
  }

  /// The times in each feed.
  private func times(
    in programmes: [Programme],
    _ times: (Programme) -> SearchableSection.Times
  ) -> [FeedName: SearchableSection.Times] {
    Dictionary(programmes.map { ($0.feed, times($0)) }) { first, _ in first }
  }

  private func tags(_ tags: [Tag]) -> [SearchableSection.Tag] {
    tags.map { SearchableSection.Tag(facet: $0.facet, value: $0.value) }
  }
}
