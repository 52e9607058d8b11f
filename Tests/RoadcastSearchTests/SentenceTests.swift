import RoadcastModel
import Testing

@testable import RoadcastSearch

/// Sentences as they are put together from cues.
struct SentenceTests {
  private func cue(_ text: String, _ speaker: String? = nil) -> Cue {
    Cue(start: Milliseconds(0), end: Milliseconds(1), speaker: speaker, text: text)
  }

  @Test func `a sentence can span cues, and has the offset of each`() {
    let sentences = Sentence.sentences(of: [
      cue("They took\nthe guided"), cue("pilot. Nine days!”"), cue("Then"),
    ])
    #expect(sentences.map(\.text) == ["They took the guided pilot.", "Nine days!”", "Then"])
    #expect(sentences[0].pieces.map(\.offset) == [0, 21])
    #expect(sentences[0].pieces.map(\.cue) == [0, 1])
    #expect(sentences[1].pieces.map(\.cue) == [1])
    #expect(sentences[2].pieces.map(\.cue) == [2])
  }

  @Test func `a new speaker begins a new sentence, and sentences have a longest length`() {
    let voices = Sentence.sentences(of: [cue("I asked", "Ann"), cue("and I said", "Ben")])
    #expect(voices.map(\.speaker) == ["Ann", "Ben"])
    let long = Sentence.sentences(of: (0..<100).map { _ in cue("words without a full stop") })
    #expect(long.count > 4)
    #expect(long.allSatisfy { $0.text.utf8.count < 500 })
  }
}
