import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

/// `Wording` and `MissingMention`.
struct WordingChecksTests {
  /// An episode whose recordings contain these lines, one a second; nil for a recording without a
  /// transcript.
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

  private func lines(
    never phrase: String,
    instead: String? = nil,
    _ lines: (speaker: String, text: String)...
  ) throws -> [String] {
    var draft = try draft(lines)
    draft.show.wording = WordingPolicy()
    draft.show.wording?.never = [.init(say: try #require(WordingPhrase(phrase)), instead: instead)]
    return draft.lines(of: Wording())
  }

  @Test func `a phrase to avoid is reported with its line, its time and what to say instead`()
    throws
  {
    let found = try lines(
      never: "free trial",
      instead: "guided pilot",
      ("Dana", "All went well."),
      ("Dana", "They began with a free trial.")
    )
    #expect(
      found == [
        "episodes/kickoff/01.vtt:6: warning: \"free trial\" is said in \"01.wav\" at 00:00:01.000; "
          + "say \"guided pilot\" instead [wording]"
      ]
    )
  }

  @Test(arguments: [
    "A FREE TRIAL!", "free, trial", "free\ntrial", "Free-trial day", "„free trial“", "(free) trial",
  ])
  func `upper case, punctuation and line ends don't hide a phrase`(text: String) throws {
    #expect(try lines(never: "free trial", ("Dana", text)).count == 1)
  }

  @Test(arguments: ["freedom trial", "a free trialist", "free of trial", "trial, free", "free", ""])
  func `other words don't match`(text: String) throws {
    #expect(try lines(never: "free trial", ("Dana", text)).isEmpty)
  }

  @Test func `an asterisk stands for any ending of the last word`() throws {
    #expect(try lines(never: "free trial*", ("Dana", "free trials and free trialling")).count == 1)
    #expect(try lines(never: "trial*", ("Dana", "Trialled."), ("Dana", "trial")).count == 2)
    #expect(try lines(never: "trial*", ("Dana", "industrial")).isEmpty)
  }

  @Test(arguments: [("don’t worry", "Don't worry"), ("'don't' worry", "don’t worry")])
  func `both forms of the apostrophe are the same`(phrase: String, text: String) throws {
    #expect(try lines(never: phrase, ("Dana", text)).count == 1)
  }

  @Test func `a phrase can span one speaker's cues, but not two speakers'`() throws {
    #expect(try lines(never: "free trial", ("Dana", "a free"), ("Dana", "trial")).count == 1)
    #expect(try lines(never: "free trial", ("Dana", "a free"), ("Lee", "trial")).isEmpty)
  }

  @Test func `words can have letters of other scripts`() throws {
    #expect(try lines(never: "ПРОБНЫЙ период", ("Dana", "Есть пробный период.")).count == 1)
    #expect(try lines(never: "naïve", ("Dana", "nai\u{308}ve")).count == 1)
  }

  private func missing(_ draft: EpisodeDraft, _ phrases: String...) throws -> [String] {
    var draft = draft
    draft.show.wording = WordingPolicy()
    draft.show.wording?.mustMention = try phrases.map {
      .init(say: try #require(WordingPhrase($0)))
    }
    return draft.lines(of: MissingMention())
  }

  @Test func `a phrase is missing if no segment contains it`() throws {
    let draft = try draft([("Dana", "Hello.")], [("Lee", "Our guided pilot.")])
    #expect(
      try missing(draft, "guided pilot", "demo day") == [
        "episodes/kickoff/episode.yml: warning: \"demo day\" isn't mentioned, but `wording` in "
          + "show.yml wants it in every episode; say it, or remove it there [missing-mention]"
      ]
    )
  }

  @Test func `an episode with a recording that has no transcript isn't checked`() throws {
    #expect(try missing(try draft([("Dana", "Hello.")], nil), "guided pilot").isEmpty)
  }

  @Test func `audiences whose version lacks the phrase are named`() throws {
    var draft = try draft([("Dana", "Hello.")], [("Lee", "Our guided pilot.")])
    draft.episode.segments[1].only = tags(["territory=south"], file: "episode.yml")
    draft.show.audiences = [
      .named("midwest", ["territory=midwest"]), .named("south", ["territory=south"]),
    ]
    let lines = try missing(draft, "guided pilot")
    #expect(lines.count == 1)
    #expect(lines.first?.contains("isn't mentioned in the main feed, midwest, but ") == true)
  }

  @Test func `an episode published before a guideline's date isn't checked`() throws {
    var draft = try draft([("Dana", "A free trial.")])
    let phrase = try #require(WordingPhrase("free trial"))
    let other = try #require(WordingPhrase("guided pilot"))
    let published = draft.episode.published.value
    draft.show.wording = WordingPolicy()
    for (since, count) in [(published, 1), (published.advanced(by: 1), 0)] {
      draft.show.wording?.never = [.init(say: phrase, since: since)]
      draft.show.wording?.mustMention = [.init(say: other, since: since)]
      #expect(draft.lines(of: Wording()).count == count)
      #expect(draft.lines(of: MissingMention()).count == count)
    }
  }
}
