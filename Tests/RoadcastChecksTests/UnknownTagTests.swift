import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

struct UnknownTagTests {
  private func draft(_ texts: [String]) throws -> EpisodeDraft {
    var draft = try EpisodeDraft()
    draft.show.facets = [
      Facet(name: "customer", tags: nil),
      Facet(name: "outcome", tags: ["retention", "expansion"]),
      Facet(name: "empty", tags: []),
    ]
    draft.episode.tags = tags(texts, file: draft.episode.location.file)
    return draft
  }

  @Test func `tags of the vocabulary are fine, and any text where any is allowed`() throws {
    let draft = try draft(["customer=Northwind", "customer=日本", "outcome=retention"])
    #expect(draft.lines(of: UnknownTag()).isEmpty)
  }

  @Test(arguments: [
    (
      "outcome=retenton",
      "1:9: error: no tag \"retenton\" in facet \"outcome\"; did you mean \"retention\"? [unknown-tag]"
    ),
    (
      "outcome=Retention",
      "1:9: error: no tag \"Retention\" in facet \"outcome\"; did you mean \"retention\"? [unknown-tag]"
    ),
    (
      "outcome=loud",
      "1:9: error: no tag \"loud\" in facet \"outcome\"; it has retention, expansion [unknown-tag]"
    ),
    ("empty=loud", "1:9: error: no tag \"loud\" in facet \"empty\"; it has none yet [unknown-tag]"),
    (
      "outcmoe=retention",
      "1:1: error: no facet \"outcmoe\"; did you mean \"outcome\"? [unknown-tag]"
    ),
    (
      "planet=mars",
      "1:1: error: no facet \"planet\"; show.yml has customer, outcome, empty [unknown-tag]"
    ),
  ])
  func `a word outside the vocabulary is an error, at its place`(tag: String, line: String) throws {
    #expect(try draft([tag]).lines(of: UnknownTag()) == ["episodes/kickoff/episode.yml:\(line)"])
  }

  @Test func `segments and both kinds of only are checked too`() throws {
    var draft = try draft([])
    draft.add("01.wav", samples: 1, only: ["outcome=a-word"])
    draft.episode.segments[0].tags = tags(["outcome=another"])
    draft.episode.only = tags(["outcome=a-third"])
    #expect(draft.lines(of: UnknownTag()).count == 3)
  }

  @Test func `an unknown facet with many tags is reported once`() throws {
    var draft = try draft([])
    let facet = Located("planet", at: SourceLocation(file: "a.yml", line: 4, column: 3))
    draft.episode.tags = ["mars", "venus"].map { name in
      Tag(facet: facet, value: Located(name, at: SourceLocation(file: "a.yml", line: 4)))
    }
    #expect(draft.lines(of: UnknownTag()).count == 1)
  }

  @Test func `the tags of audiences are checked against the same vocabulary`() throws {
    var draft = try draft([])
    draft.show.audiences = [.named("a", ["outcome=retenton"])]
    #expect(
      draft.lines(ofShow: UnknownTag()) == [
        "episodes/show.yml:1:9: error: no tag \"retenton\" in facet \"outcome\"; "
          + "did you mean \"retention\"? [unknown-tag]"
      ]
    )
  }
}
