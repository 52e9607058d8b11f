import RoadcastModel
import RoadcastReports
import RoadcastTesting
import Testing

/// The numbers in the report of lengths.
struct LengthsReportTests {
  /// One episode of three recordings: 60 s for all, 30 s for the west, 90 s for all.
  private func plan() throws -> Plan {
    var draft = try EpisodeDraft()
    draft.show.facets = [Facet(name: "kind", tags: ["news", "training"])]
    draft.show.audiences = [.named("west", ["territory=west"]), .named("east", ["territory=east"])]
    draft.show.sound.gap = Milliseconds(600)
    draft.add("01.wav", samples: 60 * 44_100)
    draft.add("02.wav", samples: 30 * 44_100, only: ["territory=west"])
    draft.add("03.wav", samples: 90 * 44_100)
    draft.episode.segments[0].tags = tags(["kind=training"])
    draft.episode.segments[2].tags = tags(["kind=news", "kind=training"])
    draft.episode.segments[0].speaker = "Dana"
    draft.transcripts[0] = Transcript(cues: [cue(0, 5, nil, "Thirty words – so to say.")])
    draft.transcripts[2] = Transcript(
      cues: [
        cue(0, 20, "Dana", "What is it?"), cue(20, 80, "Ann", "A question, I'd say; or 2."),
      ]
    )
    return draft.plan
  }

  private func cue(_ start: Int, _ end: Int, _ speaker: String?, _ text: String) -> Cue {
    Cue(
      start: Milliseconds(start * 1_000),
      end: Milliseconds(end * 1_000),
      speaker: speaker,
      text: text
    )
  }

  @Test func `equal versions are one, with all their feeds`() throws {
    let report = LengthsReport(of: try plan(), in: ReportScope())
    let cuts = try #require(report.episodes.first).cuts
    #expect(cuts.map(\.feeds) == [[.main, .audience("east")], [.audience("west")]])
    // Draft's blocks are 26,460 samples longer than the segments.
    #expect(cuts.map(\.length.milliseconds.count) == [150_600, 181_200])
    #expect(cuts.map(\.between.count) == [600, 1_200])
    #expect(cuts[1].segments.map(\.percent) == [33, 17, 50])
    #expect(cuts[0].length.verdict == .tooShort)
    #expect(cuts[0].length.offLimits.count == 150_600 - 300_000)
  }

  @Test func `each segment counts once, shared equally by its kinds`() throws {
    let report = LengthsReport(of: try plan(), in: ReportScope())
    #expect(report.kinds.map(\.name) == ["news", "training", "untagged"])
    #expect(report.kinds.map(\.length.count) == [45_000, 105_000, 30_000])
    #expect(report.kinds.map(\.percent) == [25, 58, 17])
  }

  @Test func `speakers share a conversation by the time of their cues`() throws {
    let report = LengthsReport(of: try plan(), in: ReportScope())
    #expect(report.speakers.map(\.name) == ["Dana", "Ann"])
    // 60 s alone, and a quarter of 90 s.
    #expect(report.speakers.map(\.length.count) == [82_500, 67_500])
    #expect(report.speakers.map(\.words) == [5 + 3, 6])
    #expect(report.speakers[1].wordsPerMinute == 5)
  }

  @Test func `an audience's report has only its own versions`() throws {
    var plan = try plan()
    let report = LengthsReport(of: plan, in: ReportScope(feed: .audience("west")))
    #expect(report.cuts.map(\.cut.feeds) == [[.audience("west")]])
    plan.episodes[0].episode.only = tags(["territory=east"])
    #expect(LengthsReport(of: plan, in: ReportScope(feed: .audience("west"))).episodes == [])
  }

  @Test func `a day is compared in the time zone of the episode's date`() throws {
    let start = try #require(ReportScope.Start("2026-11-20"))
    #expect(start.includes(try moment("2026-11-20T00:00:00+13:00")))
    #expect(!start.includes(try moment("2026-11-19T23:59:59-05:00")))
    let exact = try #require(ReportScope.Start("2026-11-20T00:00:00Z"))
    #expect(exact.includes(try moment("2026-11-19T23:59:59-05:00")))
    #expect(ReportScope.Start("last week") == nil)
  }

  @Test(arguments: [
    (299, "4:59.0, 1.0 s short of 5:00"), (300, "5:00.0, 5:00 to spare"),
    (601, "10:01.0, 1.0 s above target"), (1_201, "20:01.0, 1.0 s over 20:00"),
  ])
  func `a length is compared with the limits and the target`(seconds: Int, text: String) {
    let length = MeasuredLength(samples: seconds * 44_100, sampleRate: 44_100, policy: .standard)
    #expect("\(length.text), \(length.standing(.standard))" == text)
  }

  @Test func `a length outside the limits is never rounded into them`() {
    let length = MeasuredLength(
      samples: 300 * 44_100 - 1,
      sampleRate: 44_100,
      policy: .standard
    )
    #expect(length.verdict == .tooShort)
    #expect("\(length.text), \(length.standing(.standard))" == "4:59.9, 0.1 s short of 5:00")
  }

  @Test func `the trend has the averages of each week and of four weeks`() throws {
    var plan = try plan()
    let first = plan.episodes[0]
    let dates = ["2026-10-05", "2026-10-07", "2026-10-12", "2026-11-09"]
    plan.episodes = try zip(dates, [2, 4, 6, 10]).map { date, minutes in
      var planned = first
      planned.episode.published.value = try moment("\(date)T06:00:00Z")
      var programme = Programme(feed: .main, sampleRate: 44_100)
      let use = plan.show.use(of: planned.episode.segments[0])
      let samples = minutes * 60 * 44_100
      programme.append(.segment(0), use: use, length: samples, block: samples)
      planned.programmes = [programme]
      return planned
    }
    let trend = LengthsReport(of: plan, in: ReportScope()).trend
    #expect(trend.weeks.map(\.monday.description) == ["2026-10-05", "2026-10-12", "2026-11-09"])
    #expect(trend.weeks.map(\.mean.count) == [180_000, 360_000, 600_000])
    #expect(trend.weeks.map(\.rolling.count) == [180_000, 240_000, 600_000])
    #expect(trend.mean?.count == 330_000)
    #expect(trend.change?.now.count == 600_000)
    #expect(trend.change?.earlier.count == 240_000)
  }
}
