import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

/// `SameDate`, `SameNumber` and `SameGUID`: episodes side by side.
struct SameChecksTests {
  private func plan(_ drafts: EpisodeDraft...) throws -> Plan {
    var plan = try #require(drafts.first).plan
    plan.episodes = drafts.flatMap(\.plan.episodes)
    return plan
  }

  private func lines(of check: some ShowCheck, in plan: Plan) -> [String] {
    check.diagnostics(in: plan).map(\.description)
  }

  @Test func `two episodes with the same moment are a warning, at the second`() throws {
    let first = try EpisodeDraft(slug: "a", published: "2026-11-20T06:00:00Z")
    let second = try EpisodeDraft(slug: "b", published: "2026-11-20T01:00:00-05:00")
    let third = try EpisodeDraft(slug: "c", published: "2026-11-20T06:00:01Z")
    #expect(
      lines(of: SameDate(), in: try plan(first, second, third)) == [
        "episodes/b/episode.yml:2:12: warning: has the same moment as \"a\", so apps "
          + "show the two in any order; change one of them [same-date]"
      ]
    )
  }

  @Test func `a number can be used once in a season`() throws {
    func numbered(_ slug: String, _ number: Int, season: Int?) throws -> EpisodeDraft {
      var draft = try EpisodeDraft(slug: slug)
      let place = SourceLocation(file: draft.episode.location.file, line: 3)
      draft.episode.number = Located(number, at: place)
      draft.episode.season = season
      return draft
    }
    let plan = try plan(
      numbered("a", 1, season: nil),
      numbered("b", 1, season: 2),
      numbered("c", 2, season: 2),
      numbered("d", 1, season: 2),
      EpisodeDraft(slug: "e")
    )
    #expect(
      lines(of: SameNumber(), in: plan) == [
        "episodes/d/episode.yml:3: error: \"b\" already has the number 1; change one of the two "
          + "[same-number]"
      ]
    )
  }

  @Test func `a guid can be used once`() throws {
    func identified(_ slug: String, _ guid: String?) throws -> EpisodeDraft {
      var draft = try EpisodeDraft(slug: slug)
      let place = SourceLocation(file: draft.episode.location.file, line: 4)
      draft.episode.guid = guid.map { Located($0, at: place) }
      return draft
    }
    let plan = try plan(
      identified("a", "x"),
      identified("b", nil),
      identified("c", "X"),
      identified("d", "x"),
      identified("e", nil)
    )
    #expect(
      lines(of: SameGUID(), in: plan) == [
        "episodes/d/episode.yml:4: error: \"a\" already has the guid \"x\"; remove `guid`, or "
          + "write another [same-guid]"
      ]
    )
  }
}
