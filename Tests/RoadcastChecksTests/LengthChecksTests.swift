import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

/// `TooShort`, `TooLong` and `OffTarget`: at 44.1 kHz, to the sample.
struct LengthChecksTests {
  private func draft(_ samples: Int...) throws -> EpisodeDraft {
    var draft = try EpisodeDraft()
    for (index, count) in samples.enumerated() {
      // Blocks add 26 460 samples between neighbours.
      draft.add("0\(index + 1).wav", samples: count)
    }
    return draft
  }

  private func lines(_ draft: EpisodeDraft) -> [String] {
    draft.lines(of: TooShort()) + draft.lines(of: TooLong()) + draft.lines(of: OffTarget())
  }

  @Test func `a programme within the target is fine`() throws {
    #expect(try lines(draft(300 * 44_100)).isEmpty)
    #expect(try lines(draft(600 * 44_100)).isEmpty)
  }

  @Test func `one sample short of the minimum is reported as a tenth of a second`() throws {
    #expect(
      try lines(draft(300 * 44_100 - 1)) == [
        "episodes/kickoff: error: runs 4:59.9, 0.1 s short of the 5:00 minimum; "
          + "longest segment \"01.wav\" runs 5:00.0 (01.wav 100%) [too-short]"
      ]
    )
  }

  @Test func `a short programme is reported with what is missing and with each segment's share`()
    throws
  {
    // 252.3 s in all: 100 s, the gap of 0.6 s, and 151.7 s.
    let short = try draft(4_410_000, 6_689_970)
    #expect(
      lines(short) == [
        "episodes/kickoff: error: runs 4:12.3, 47.7 s short of the 5:00 minimum; "
          + "longest segment \"02.wav\" runs 2:31.7 (01.wav 40%, 02.wav 60%) [too-short]"
      ]
    )
  }

  @Test func `a long programme is reported with its excess, rounded up`() throws {
    #expect(
      try lines(draft(1_300 * 44_100)) == [
        "episodes/kickoff: error: runs 21:40.0, 1:40.0 over the 20:00 maximum; "
          + "longest segment \"01.wav\" runs 21:40.0 (01.wav 100%) [too-long]"
      ]
    )
    let barely = try lines(draft(1_200 * 44_100 + 1))
    #expect(barely.first?.contains("runs 20:00.1, 0.1 s over the 20:00 maximum") == true)
    #expect(try draft(1_200 * 44_100).lines(of: TooLong()).isEmpty)
  }

  @Test func `of many segments the largest shares are listed, in the order in which they play`()
    throws
  {
    var draft = try EpisodeDraft()
    for index in 1...80 {
      let seconds = [7: 40, 20: 90, 31: 80, 64: 70, 80: 60][index] ?? 15
      draft.add("\(index).wav", samples: seconds * 44_100)
    }
    let line = try #require(draft.lines(of: TooLong()).first)
    #expect(
      line.hasSuffix(
        "; longest segment \"20.wav\" runs 1:30.0 "
          + "(7.wav 3%, 20.wav 6%, 31.wav 5%, 64.wav 5%, 80.wav 4%, 75 others 77%) [too-long]"
      ),
      "\(line)"
    )
  }

  @Test func `six segments are listed one by one`() throws {
    let lines = try draft(
      44_100 * 200,
      44_100 * 201,
      44_100 * 202,
      44_100 * 203,
      44_100 * 204,
      44_100 * 205
    ).lines(of: TooLong())
    #expect(lines.first?.contains("01.wav 16%, 02.wav 17%, 03.wav 17%") == true)
    #expect(lines.first?.contains("others") == false)
  }

  @Test func `a programme outside the target is a warning`() throws {
    let above = try lines(draft(600 * 44_100 + 1))
    #expect(above.count == 1)
    #expect(
      above.first?.hasPrefix(
        "episodes/kickoff: warning: runs 10:00.1, 0.1 s over the target of 5:00–10:00; "
      ) == true
    )
    var show = try draft(301 * 44_100)
    show.show.length.target = Milliseconds(360_000)...Milliseconds(600_000)
    #expect(lines(show).first?.contains("runs 5:01.0, 59.0 s short of the target") == true)
  }

  @Test func `each programme that is due is checked, and equal ones are reported once`() throws {
    var draft = try EpisodeDraft()
    draft.show.audiences = [
      .named("midwest", ["territory=midwest"]), .named("west", ["territory=west"]),
    ]
    draft.add("01.wav", samples: 299 * 44_100)
    draft.add("02.wav", samples: 60 * 44_100, only: ["territory=midwest"])
    let short = draft.lines(of: TooShort())
    #expect(short.count == 1)
    #expect(short.first?.contains("runs 4:59.0, 1.0 s short") == true)

    draft.show.length.max = Milliseconds(301_000)
    let long = draft.lines(of: TooLong())
    #expect(long.count == 1)
    #expect(long.first?.contains("runs 5:59.6 for the audience \"midwest\", 58.6 s over") == true)
  }

  @Test func `a draft is a warning in a feed with drafts`() throws {
    var draft = try draft(60 * 44_100)
    draft.episode.draft = true
    #expect(draft.lines(of: TooShort()).first?.contains(": error: ") == true)
    var preview = Audience.named("preview")
    preview.drafts = true
    draft.show.audiences = [preview]
    #expect(draft.lines(of: TooShort()).first?.contains(": warning: ") == true)
  }

  @Test func `an episode of next week is checked too`() throws {
    var draft = try EpisodeDraft(published: "2026-11-28T06:00:00Z")
    draft.add("01.wav", samples: 44_100)
    #expect(draft.lines(of: TooShort()).count == 1)
  }
}
