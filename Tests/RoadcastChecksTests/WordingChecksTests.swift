import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

/// `DiscouragedWording` and `MissingMention`.
struct WordingChecksTests {
  /// An episode whose recordings say this, a second a line; of a recording without lines, nobody
  /// knows.
  private func draft(_ recordings: [(speaker: String, text: String)]?...) throws -> EpisodeDraft {
    var draft = try EpisodeDraft()
    for (index, lines) in recordings.enumerated() {
      draft.add("0\(index + 1).wav", samples: 441_000)
      guard let lines else { continue }
      let cues = lines.enumerated().map { place, line in
        Cue(
          start: Milliseconds(1_000 * place),
          end: Milliseconds(1_000 * place + 1_000),
          speaker: line.speaker,
          text: line.text,
          line: 3 * place + 3
        )
      }
      draft.transcripts[index] = Transcript(
        file: "episodes/kickoff/0\(index + 1).vtt",
        cues: cues
      )
    }
    return draft
  }

  private func told(
    never phrase: String,
    instead: String? = nil,
    _ lines: (speaker: String, text: String)...
  ) throws -> [String] {
    var draft = try draft(lines)
    draft.show.wording = Wording()
    draft.show.wording?.never = [.init(say: try #require(WordingPhrase(phrase)), instead: instead)]
    return draft.told(DiscouragedWording())
  }

  @Test func `what nobody should say is told with its line, its time and what to say`() throws {
    let told = try told(
      never: "free trial",
      instead: "guided pilot",
      ("Dana", "All went well."),
      ("Dana", "They began with a free trial.")
    )
    #expect(
      told == [
        "episodes/kickoff/01.vtt:6: warning: \"free trial\" is said in \"01.wav\" at 00:00:01.000; "
          + "say \"guided pilot\" instead [wording]"
      ]
    )
  }

  @Test(arguments: [
    "A FREE TRIAL!", "free, trial", "free\ntrial", "Free-trial day", "„free trial“", "(free) trial",
  ])
  func `case, punctuation and line ends do not hide a phrase`(text: String) throws {
    #expect(try told(never: "free trial", ("Dana", text)).count == 1)
  }

  @Test(arguments: ["freedom trial", "a free trialist", "free of trial", "trial, free", "free", ""])
  func `other words are no match`(text: String) throws {
    #expect(try told(never: "free trial", ("Dana", text)).isEmpty)
  }

  @Test func `an asterisk stands for any ending, of the last word alone`() throws {
    #expect(try told(never: "free trial*", ("Dana", "free trials and free trialling")).count == 1)
    #expect(try told(never: "trial*", ("Dana", "Trialled."), ("Dana", "trial")).count == 2)
    #expect(try told(never: "trial*", ("Dana", "industrial")).isEmpty)
  }

  @Test(arguments: [("don’t worry", "Don't worry"), ("'don't' worry", "don’t worry")])
  func `apostrophes of either form are one`(phrase: String, text: String) throws {
    #expect(try told(never: phrase, ("Dana", text)).count == 1)
  }

  @Test func `a phrase is followed across one speaker's cues, not from one to the next`() throws {
    #expect(try told(never: "free trial", ("Dana", "a free"), ("Dana", "trial")).count == 1)
    #expect(try told(never: "free trial", ("Dana", "a free"), ("Lee", "trial")).isEmpty)
  }

  @Test func `letters of other scripts are words`() throws {
    #expect(try told(never: "ПРОБНЫЙ период", ("Dana", "Есть пробный период.")).count == 1)
    #expect(try told(never: "naïve", ("Dana", "nai\u{308}ve")).count == 1)
  }

  private func missing(_ draft: EpisodeDraft, _ phrases: String...) throws -> [String] {
    var draft = draft
    draft.show.wording = Wording()
    draft.show.wording?.mustMention = try phrases.map {
      .init(say: try #require(WordingPhrase($0)))
    }
    return draft.told(MissingMention())
  }

  @Test func `one of the segments has to say it`() throws {
    let draft = try draft([("Dana", "Hello.")], [("Lee", "Our guided pilot.")])
    #expect(
      try missing(draft, "guided pilot", "demo day") == [
        "episodes/kickoff/episode.yml: warning: \"demo day\" is not said; `wording` in show.yml "
          + "asks it of every episode [missing-mention]"
      ]
    )
  }

  @Test func `nothing is asked of recordings without a transcript`() throws {
    #expect(try missing(try draft([("Dana", "Hello.")], nil), "guided pilot").isEmpty)
  }

  @Test func `an audience whose cut lacks it is named`() throws {
    var draft = try draft([("Dana", "Hello.")], [("Lee", "Our guided pilot.")])
    draft.episode.segments[1].only = tags(["territory=south"], file: "episode.yml")
    draft.show.audiences = [
      .named("midwest", ["territory=midwest"]), .named("south", ["territory=south"]),
    ]
    let told = try missing(draft, "guided pilot")
    #expect(told.count == 1)
    #expect(told.first?.contains("is not said in the main feed, midwest; ") == true)
  }

  @Test func `what was published before a rule was made is not judged by it`() throws {
    var draft = try draft([("Dana", "A free trial.")])
    let phrase = try #require(WordingPhrase("free trial"))
    let other = try #require(WordingPhrase("guided pilot"))
    let published = draft.episode.published.value
    draft.show.wording = Wording()
    for (since, count) in [(published, 1), (published.advanced(by: 1), 0)] {
      draft.show.wording?.never = [.init(say: phrase, since: since)]
      draft.show.wording?.mustMention = [.init(say: other, since: since)]
      #expect(draft.told(DiscouragedWording()).count == count)
      #expect(draft.told(MissingMention()).count == count)
    }
  }
}
