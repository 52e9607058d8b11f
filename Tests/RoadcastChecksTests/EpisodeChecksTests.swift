import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

/// `NoRecordings`, `HeardByNobody`, `ExpiresEarly` and `MissingTranscript`.
struct EpisodeChecksTests {
  @Test func `an episode needs recordings, unless it is a draft`() throws {
    var draft = try EpisodeDraft()
    #expect(
      draft.lines(of: NoRecordings()) == [
        "episodes/kickoff: error: has no recordings; add WAV files to the folder, "
          + "or write `draft: true` while it's only planned [no-recordings]"
      ]
    )
    draft.episode.draft = true
    #expect(draft.lines(of: NoRecordings()).isEmpty)
    draft.episode.draft = false
    draft.add("01.wav", samples: 1)
    #expect(draft.lines(of: NoRecordings()).isEmpty)
  }

  @Test func `an episode that no feed contains is an error at its only`() throws {
    var draft = try EpisodeDraft()
    draft.add("01.wav", samples: 44_100)
    draft.episode.only = tags(["territory=midwest"], file: "episodes/kickoff/episode.yml")
    #expect(
      draft.lines(of: HeardByNobody()) == [
        "episodes/kickoff/episode.yml:1:1: error: no feed contains any part of this episode; "
          + "widen an `only`, or add an audience to show.yml [heard-by-nobody]"
      ]
    )
    draft.show.audiences = [.named("west", ["territory=west"])]
    #expect(draft.lines(of: HeardByNobody()).count == 1)
    draft.show.audiences.append(.named("midwest", ["territory=midwest"]))
    #expect(draft.lines(of: HeardByNobody()).isEmpty)
  }

  @Test func `one segment in a feed is enough`() throws {
    var draft = try EpisodeDraft()
    draft.add("01.wav", samples: 44_100, only: ["territory=midwest"])
    #expect(draft.lines(of: HeardByNobody()).count == 1)
    draft.add("02.wav", samples: 44_100)
    #expect(draft.lines(of: HeardByNobody()).isEmpty)
  }

  @Test(arguments: [
    ("2026-11-19T06:00:00Z", true), ("2026-11-20T06:00:00Z", true),
    ("2026-11-20T06:00:01Z", false),
  ])
  func `an episode expires after it is published`(expires: String, isError: Bool) throws {
    var draft = try EpisodeDraft()
    draft.episode.expires = Located(
      try moment(expires),
      at: SourceLocation(file: draft.episode.location.file, line: 3, column: 10)
    )
    let lines = draft.lines(of: ExpiresEarly())
    #expect(lines.isEmpty == !isError)
    #expect(lines.allSatisfy { $0.hasPrefix("episodes/kickoff/episode.yml:3:10: error: ") })
  }

  @Test func `a recording without a transcript is a warning, with the names that one could have`()
    throws
  {
    var draft = try EpisodeDraft()
    draft.add("01-welcome.wav", samples: 44_100, hasTranscript: false)
    draft.add("02-news.wav", samples: 44_100)
    #expect(
      draft.lines(of: MissingTranscript()) == [
        "episodes/kickoff/01-welcome.wav: warning: has no transcript; "
          + "put 01-welcome.vtt or 01-welcome.srt beside it, "
          + "or only the words as 01-welcome.txt [missing-transcript]"
      ]
    )
  }
}
