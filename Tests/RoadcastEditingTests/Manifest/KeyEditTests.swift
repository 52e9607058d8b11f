import RoadcastEditing
import RoadcastManifest
import Testing

struct KeyEditTests {
  @Test func `a new key goes where the documentation has it`() throws {
    let manifest = EditableManifest(
      episode:
        "# header\n\ntitle: A  # t\npublished: 2026-11-20\n# who\nsegments:\n  - audio: a.wav\n"
    )
    #expect(
      try manifest.setting("number", .plain("3"))
        == "# header\n\ntitle: A  # t\npublished: 2026-11-20\nnumber: 3\n# who\nsegments:\n  - audio: a.wav\n"
    )
    #expect(
      try manifest.setting("segments[0].speaker", .text("Dana Reyes"))
        == manifest.text + "    speaker: Dana Reyes\n"
    )
    #expect(
      try manifest.setting("tags.kind", .text("news"))
        == manifest.text.replacing("# who", with: "tags: { kind: news }\n# who")
    )
  }

  @Test func `approvals are lines of their own`() throws {
    let manifest = EditableManifest(episode: "title: A\nsegments:\n- audio: a.wav\n")
    let once = try manifest.applying(
      .set(ManifestPath([.key("approved"), .key("sales")]), .text("2026-11-18 Dana Reyes"))
    )
    #expect(
      once.text
        == "title: A\napproved:\n  sales: 2026-11-18 Dana Reyes\nsegments:\n- audio: a.wav\n"
    )
    #expect(
      try once.setting("approved.marketing", .text("2026-11-19 Ann Lee"))
        == "title: A\napproved:\n  sales: 2026-11-18 Dana Reyes\n  marketing: 2026-11-19 Ann Lee\n"
        + "segments:\n- audio: a.wav\n"
    )
  }

  @Test(
    arguments: [
      (
        "title: A\nnumber: 1 # c\n# about the draft\ndraft: true\n", "number",
        "title: A\n# about the draft\ndraft: true\n"
      ),
      ("title: A\nnumber: 1", "number", "title: A"),
      ("{ title: A, number: 1, draft: true }\n", "number", "{ title: A, draft: true }\n"),
      ("{ title: A, number: 1 }\n", "number", "{ title: A }\n"),
      ("title: A\ntags: { kind: news }\nnumber: 1\n", "tags.kind", "title: A\nnumber: 1\n"),
      (
        "title: A\nsummary: |\n  One.\n\n  Two.\n\nnumber: 1\n", "summary",
        "title: A\n\nnumber: 1\n"
      ),
      (
        "segments:\n  - audio: a.wav\n    title: A\n", "segments[0].audio",
        "segments:\n  - title: A\n"
      ),
      ("title: A\n", "number", "title: A\n"),
    ]
  )
  func `a key is removed with its value`(old: String, path: String, new: String) throws {
    #expect(try EditableManifest(episode: old).removing(path) == new)
  }

  @Test func `lists change entry by entry`() throws {
    let manifest = EditableManifest(
      episode:
        "title: A\ntags:\n  outcome:\n    - retention   # most\n    - expansion\n    - cost-saving\n"
    )
    #expect(
      try manifest.setting("tags.outcome", .texts(["faster", "retention", "cost-saving"]))
        == "title: A\ntags:\n  outcome:\n    - faster\n    - retention   # most\n    - cost-saving\n"
    )
    #expect(
      try EditableManifest(episode: "tags: { outcome: [a, b, c] }\n")
        .setting("tags.outcome", .texts(["a", "c", "d, e"]))
        == "tags: { outcome: [a, c, \"d, e\"] }\n"
    )
  }

  @Test func `a group changes key by key`() throws {
    let manifest = EditableManifest(
      episode: "only:\n  territory: [midwest]  # for now\n  kind: news\ntitle: A\n"
    )
    let value = NewValue.group([
      .init("territory", .texts(["midwest", "south"])), .init("industry", .text("dental")),
    ])
    #expect(
      try manifest.setting("only", value)
        == "only:\n  territory: [midwest, south]  # for now\n  industry: dental\ntitle: A\n"
    )
  }
}
