import RoadcastModel
import Testing

@testable import RoadcastSearch

/// Searches in an index of a few sections.
struct SearchIndexTests {
  private func section(
    _ chapter: String?,
    _ cues: [(String, String)],
    own: [(String, String)] = [],
    other: [(String, String)] = [],
    feeds: [FeedName: Int] = [.main: 0]
  ) -> SearchableSection {
    let spoken = cues.enumerated().map { index, cue in
      Cue(
        start: Milliseconds(index * 1_000),
        end: Milliseconds(index * 1_000 + 900),
        speaker: cue.0.isEmpty ? nil : cue.0,
        text: cue.1
      )
    }
    return SearchableSection(
      chapter: chapter,
      title: chapter ?? "Nine days",
      tags: own.map { .init(facet: $0.0, value: $0.1) },
      otherTags: other.map { .init(facet: $0.0, value: $0.1) },
      context: chapter == nil ? [] : ["Nine days"],
      sentences: Sentence.sentences(of: spoken),
      times: feeds.mapValues { start in
        .init(
          start: Milliseconds(start),
          cues: spoken.map { Milliseconds(start + $0.start.count) }
        )
      }
    )
  }

  private func index(_ sections: [SearchableSection]) throws -> SearchIndex {
    let index = try SearchIndex(path: nil)
    let episode = SearchableEpisode(
      slug: "one",
      title: "Nine days",
      published: 0,
      sections: sections
    )
    #expect(try index.update(to: ["one": "1"]) { _ in episode } == 1)
    return index
  }

  private func find(
    _ index: SearchIndex,
    _ query: String...,
    feeds: [FeedName] = [.main]
  ) throws
    -> [String]
  {
    try index.results(of: SearchQuery(query), in: feeds, limit: 100).map { result in
      "\(result.start.count) \(result.text.written { "[\($0)]" })"
    }
  }

  @Test func `words match whatever their case and accents`() throws {
    let index = try index([
      section("News", [("Ann", "The Café opened."), ("Ben", "A guided"), ("Ben", "pilot won.")])
    ])
    #expect(try find(index, "cafe") == ["0 The [Café] opened."])
    #expect(try find(index, "CAFE\u{301}") == ["0 The [Café] opened."])
    #expect(try find(index, "pilot") == ["2000 A guided [pilot] won."])
    #expect(try find(index, "\"guided pilot\"") == ["1000 A [guided pilot] won."])
    #expect(try find(index, "\"pilot guided\"") == [])
    #expect(try find(index, "pil*") == ["2000 A guided [pilot] won."])
    #expect(try find(index, "pil") == [])
  }

  @Test func `without a sentence with all words, the one with the most matches`() throws {
    let index = try index([
      section("News", [("", "Dental is hard."), ("", "They won a dental chain."), ("", "Pilot.")])
    ])
    #expect(try find(index, "won", "dental") == ["1000 They [won] a [dental] chain."])
    #expect(try find(index, "won", "dental", "pilot") == ["1000 They [won] a [dental] chain."])
    #expect(try find(index, "dental").count == 2)
    #expect(try find(index, "won", "absent") == [])
  }

  @Test func `a tag matches what has it, and words in its chapters`() throws {
    let retention = [("outcome", "Retention")]
    let index = try index([
      section(nil, [], own: retention),
      section("News", [("", "A pilot.")], other: retention),
    ])
    #expect(try find(index, "tag:outcome=retention") == ["0 Nine days"])
    #expect(try find(index, "tag:retention", "pilot") == ["0 A [pilot]."])
    #expect(try find(index, "tag:kind=retention", "pilot") == [])
  }

  @Test func `a speaker filter matches only the speaker's own words`() throws {
    let index = try index([
      section("News", [("Dana Reyes", "A pilot."), ("Ann Lee", "No pilot.")])
    ])
    #expect(try find(index, "pilot", "speaker:dana") == ["0 A [pilot]."])
    #expect(try find(index, "speaker:Ann Lee") == ["1000 No pilot."])
    #expect(try find(index, "speaker:Ann Reyes", "pilot") == [])
  }

  @Test func `each feed has its own times, and a moment is reported for the first feed`() throws {
    let index = try index([
      section("West", [("", "A pilot.")], feeds: [.audience("west"): 5_000]),
      section(
        "All",
        [("", "Another pilot, and more.")],
        feeds: [.main: 0, .audience("west"): 9_000]
      ),
    ])
    #expect(try find(index, "another") == ["0 [Another] pilot, and more."])
    #expect(
      try find(index, "another", feeds: [.audience("west")]) == ["9000 [Another] pilot, and more."]
    )
    #expect(try find(index, "pilot").count == 1)
    let all = try index.results(
      of: SearchQuery(["pilot"]),
      in: [.main, .audience("west")],
      limit: 9
    )
    #expect(Set(all.map(\.feed)) == [.main, .audience("west")])
    let one = try index.results(
      of: SearchQuery(["pilot"]),
      in: [.main, .audience("west")],
      limit: 1
    )
    #expect(one.count == 1)
  }

  @Test func `only changed episodes are written again`() throws {
    let index = try index([section("News", [("", "A pilot.")])])
    var asked: [String] = []
    func update(_ digests: [String: String], _ word: String) throws -> Int {
      try index.update(to: digests) { slug in
        asked.append(slug)
        return SearchableEpisode(
          slug: slug,
          title: slug,
          published: 0,
          sections: [section("News", [("", word)])]
        )
      }
    }
    #expect(try update(["one": "1", "two": "1"], "Second.") == 1)
    #expect(try update(["one": "1", "two": "1"], "") == 0)
    #expect(asked == ["two"])
    #expect(try update(["one": "2", "two": "1"], "Changed.") == 1)
    #expect(try find(index, "pilot") == [])
    #expect(try find(index, "changed") == ["0 [Changed]."])
    #expect(try update(["two": "1"], "") == 1)
    #expect(try find(index, "changed") == [])
    #expect(try find(index, "second") == ["0 [Second]."])
  }
}
