import RoadcastHashing
import RoadcastMarkdown
import RoadcastFiles
import RoadcastFeed
package import RoadcastModel
package import RoadcastSearch
import RoadcastTranscript

/// Gathers what of an episode can be searched, as the same plan has it that feeds are built from.
package enum ComposeSearch {
  /// A digest of everything that `episode` reads.
  package static func digest(of planned: PlannedEpisode) -> String {
    var bytes: [UInt8] = []
    func add(_ text: String?) {
      // A length before each text, so that no two lists of texts read the same.
      bytes += "\(text?.utf8.count ?? -1):\(text ?? "")".utf8
    }
    func add(_ numbers: Int...) {
      for number in numbers { bytes += "\(number);".utf8 }
    }
    func add(_ tags: [Tag]) {
      add(tags.count)
      for tag in tags {
        add(tag.facet.value)
        add(tag.value.value)
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
    for programme in programmes(of: planned) {
      add(programme.audience)
      add(programme.sampleRate)
      for part in programme.parts {
        if case .segment(let index) = part.role { add(index) }
        add(part.start, part.length, part.block)
        for cut in part.cuts { add(cut.lowerBound, cut.upperBound) }
      }
    }
    return Digest.hex(bytes)
  }

  /// The episode with all that is said in it, by chapter, and what is written about it.
  package static func episode(_ planned: PlannedEpisode) -> SearchableEpisode {
    let episode = planned.episode
    let programmes = programmes(of: planned)
    let heard = Set(programmes.flatMap { $0.segments.map(\.index) }).sorted()
    var sections = [whole(planned, programmes, heard)]
    for index in heard { sections.append(chapter(index, of: planned, programmes)) }
    return SearchableEpisode(
      slug: episode.slug,
      title: episode.title,
      published: episode.published.value.seconds,
      sections: sections
    )
  }

  /// Those of feeds that hold the episode now.
  package static func programmes(of planned: PlannedEpisode) -> [Programme] {
    planned.programmes.filter { planned.dueIn.contains($0.audience) }
  }

  private static func whole(
    _ planned: PlannedEpisode,
    _ programmes: [Programme],
    _ heard: [Int]
  ) -> SearchableSection {
    let episode = planned.episode
    let notes = episode.notes.map { ShowNotes(markdown: $0.value).texts } ?? []
    let texts = [episode.summary].compactMap(\.self) + notes
    return SearchableSection(
      chapter: nil,
      title: episode.title,
      tags: tags(episode.tags),
      otherTags: tags(heard.flatMap { episode.segments[$0].tags }),
      context: [],
      sentences: texts.flatMap(Sentence.sentences(ofText:)),
      times: byFeed(programmes) { _ in .init(start: Milliseconds(0), cues: []) }
    )
  }

  private static func chapter(
    _ index: Int,
    of planned: PlannedEpisode,
    _ programmes: [Programme]
  ) -> SearchableSection {
    let segment = planned.episode.segments[index]
    // As they were read, and not paced: the same words in the same cues for each feed, at other times.
    func cues(_ programme: Programme) -> [Cue] {
      guard let transcript = planned.transcripts[index] else { return [] }
      return programme.segments.filter { $0.index == index }.flatMap { _, part in
        TranscriptMerge.cues(
          of: transcript,
          speaker: segment.speaker,
          heardIn: part,
          of: programme
        )
      }
    }
    let hearing = programmes.filter { $0.segments.contains { $0.index == index } }
    return SearchableSection(
      chapter: segment.title,
      title: segment.title,
      tags: tags(segment.tags),
      otherTags: tags(planned.episode.tags),
      context: [planned.episode.title],
      sentences: hearing.first.map { Sentence.sentences(of: cues($0)) } ?? [],
      times: byFeed(hearing) { programme in
        let position = programme.segments.firstIndex { $0.index == index } ?? 0
        let titles = planned.episode.segments.map(\.title)
        return .init(
          start: programme.chapters(titles: titles)[position].start,
          cues: cues(programme).map(\.start)
        )
      }
    )
  }

  private static func byFeed(
    _ programmes: [Programme],
    _ times: (Programme) -> SearchableSection.Times
  ) -> [String: SearchableSection.Times] {
    Dictionary(programmes.map { ($0.audience ?? "", times($0)) }) { first, _ in first }
  }

  private static func tags(_ tags: [Tag]) -> [SearchableSection.Tag] {
    tags.map { SearchableSection.Tag(facet: $0.facet.value, value: $0.value.value) }
  }
}
