import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastProduction

struct EpisodeDateTests {
  /// Friday.
  private static let now = Moment(rfc2822: "Fri, 20 Nov 2026 12:30:45 +0000") ?? Moment(seconds: 0)

  private func date(
    _ slug: String,
    cadence: Cadence? = .weekly,
    dates: DateRules = DateRules(),
    published: [String] = [],
    drafts: [String] = [],
    hasRecordings: Bool = true
  ) throws -> String {
    var episodes: [Episode] = []
    for (text, isDraft) in published.map({ ($0, false) }) + drafts.map({ ($0, true) }) {
      let moment = try Moment.parse(text).get()
      var episode = try EpisodeDraft(slug: "e\(episodes.count)").episode
      episode.published.value = moment
      episode.draft = isDraft
      episodes.append(episode)
    }
    return EpisodeDate(
      slug: slug,
      cadence: cadence,
      dates: dates,
      episodes: episodes,
      hasRecordings: hasRecordings,
      now: Self.now
    ).moment.rfc3339
  }

  @Test func `the first episode goes out at once`() throws {
    #expect(try date("kickoff") == "2026-11-20T12:30:00Z")
    #expect(try date("kickoff", drafts: ["2026-11-27T06:00:00Z"]) == "2026-11-20T12:30:00Z")
  }

  @Test func `a date in the name is the episode's`() throws {
    #expect(try date("2026-12-25-xmas") == "2026-12-25T06:00:00Z")
    #expect(
      try date("2026-11-13-scanner", published: ["2026-11-06T06:00:00Z"]) == "2026-11-13T06:00:00Z"
    )
    #expect(try date("2026-13-25-xmas") == "2026-11-20T12:30:00Z")
  }

  @Test func `a later episode gets the next free slot`() throws {
    #expect(try date("two", published: ["2026-11-13T06:00:00Z"]) == "2026-11-27T06:00:00Z")
    #expect(
      try date("two", published: ["2026-11-13T06:00:00Z"], drafts: ["2026-11-26T06:00:00Z"])
        == "2026-12-04T06:00:00Z"
    )
    #expect(
      try date("two", cadence: .daily, published: ["2026-11-13T06:00:00Z"])
        == "2026-11-21T06:00:00Z"
    )
    #expect(
      try date("two", cadence: nil, published: ["2026-11-13T06:00:00Z"]) == "2026-11-27T06:00:00Z"
    )
  }

  @Test func `an episode without recordings is planned for the next slot`() throws {
    #expect(try date("plan", hasRecordings: false) == "2026-11-27T06:00:00Z")
    #expect(
      try date("plan", published: ["2026-11-18T06:00:00Z"], hasRecordings: false)
        == "2026-11-25T06:00:00Z"
    )
  }

  /// Five hours behind UTC until March 14, 2027, four hours then.
  private static let newYork = Zone(
    name: "America/New_York",
    offset: -300,
    changes: [Zone.Change(seconds: 1_805_007_600, offset: -240)]
  )

  @Test func `dates are in the show's time zone, at its time of day`() throws {
    let dates = DateRules(zone: Self.newYork, publishTime: 7 * 3_600)
    #expect(try date("2026-12-25-xmas", dates: dates) == "2026-12-25T07:00:00-05:00")
    #expect(try date("2027-07-04-bbq", dates: dates) == "2027-07-04T07:00:00-04:00")
    // Late on Thursday there.
    #expect(
      try date("two", dates: dates, published: ["2026-11-20T03:00:00Z"])
        == "2026-11-26T07:00:00-05:00"
    )
  }
}
