import RoadcastModel
import RoadcastReports
import RoadcastTesting
import Testing

/// The numbers in the report of tags.
struct TagsReportTests {
  private func plan() throws -> Plan {
    var draft = try EpisodeDraft()
    draft.show.facets = [
      Facet(name: "industry", tags: ["dental", "retail", "logistics"]),
      Facet(name: "customer", tags: nil),
    ]
    draft.show.audiences = [.named("west", ["territory=west"])]
    draft.add("01.wav", samples: 44_100)
    draft.add("02.wav", samples: 44_100, only: ["territory=west"])
    draft.episode.tags = tags(["industry=dental"])
    draft.episode.segments[0].tags = tags(["customer=Bright Harbor"])
    draft.episode.segments[1].tags = tags(["industry=retail", "customer=Acme"])
    var plan = draft.plan
    var older = plan.episodes[0]
    older.episode.slug = "older"
    older.episode.published.value = try moment("2026-09-01T06:00:00Z")
    older.episode.segments.removeLast()
    plan.episodes.append(older)
    return plan
  }

  private func report(_ scope: ReportScope = ReportScope()) throws -> TagsReport {
    let plan = try plan()
    return TagsReport(of: plan, in: scope, today: plan.now.date)
  }

  @Test func `tags are in the order of the vocabulary, and free text has the newest first`() throws
  {
    let rows = try report().rows
    #expect(rows.map(\.tag) == ["dental", "retail", "logistics", "Acme", "Bright Harbor"])
    #expect(rows.map(\.episodes) == [2, 1, 0, 1, 2])
    #expect(rows.map(\.weeksSince) == [0, 0, nil, 0, 0])
    #expect(rows[0].weeks.map(\.description) == ["2026-08-31", "2026-11-16"])
    #expect(rows[2].last == nil)
  }

  @Test func `tags of segments for others don't count for an audience`() throws {
    var plan = try plan()
    plan.show.audiences.append(.named("east", ["territory=east"]))
    let report = TagsReport(
      of: plan,
      in: ReportScope(feed: .audience("east")),
      today: plan.now.date
    )
    #expect(report.rows.map(\.tag) == ["dental", "retail", "logistics", "Bright Harbor"])
    #expect(report.rows[1].episodes == 0)
  }

  @Test func `a later start counts fewer episodes, and keeps the last date`() throws {
    let start = try #require(ReportScope.Start("2026-12-01"))
    let rows = try report(ReportScope(since: start)).rows
    #expect(rows[0].episodes == 0)
    #expect(rows[0].last != nil)
  }

  @Test func `uncovered tags are those without an episode for a number of weeks`() throws {
    var plan = try plan()
    plan.now = try moment("2026-12-12T06:00:00Z")
    let report = TagsReport(of: plan, in: ReportScope(), today: plan.now.date)
    #expect(report.uncovered(weeks: 3).map(\.tag).count == 5)
    #expect(report.uncovered(weeks: 4).map(\.tag) == ["logistics"])
    #expect(report.weeks.count == 15)
  }
}
