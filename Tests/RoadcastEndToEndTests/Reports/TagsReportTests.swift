import RoadcastTesting
import Testing

/// `report tags`: which tags were covered, and when.
struct TagsReportTests {
  @Test func `the tags report shows when each tag was last covered`() throws {
    let workspace = try ReportedWorkspace.copy()
    let all = try workspace.run("report", "tags")
    #expect(all.stdout.contains(/kind +2 +Nov 20, 2026 +1 +news\n/))
    #expect(all.stdout.contains(/outcome +0 +never +expansion\n/))
    let uncovered = try workspace.run("report", "tags", "--uncovered", "2", "--csv")
    #expect(
      uncovered.stdout == """
        \u{FEFF}facet,tag,episodes,last,weeks_since,last_slug\r
        kind,training,0,,,\r
        outcome,expansion,0,,,\r
        territory,west,0,,,\r

        """
    )
  }
}
