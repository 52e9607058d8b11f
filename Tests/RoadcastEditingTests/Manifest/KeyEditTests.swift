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

  @Test(arguments: [
    // A list stays one, and so do the comments beside what stays.
    (
      "tags:\n  kind:\n  - news\n  - training  # keep for Q3\n", ["training"],
      "tags:\n  kind:\n  - training  # keep for Q3\n"
    ),
    ("tags: { kind: [news, training] }\n", ["training"], "tags: { kind: [training] }\n"),
    // What's above a word can be about those after it.
    (
      "tags:\n  kind:\n    # of this quarter\n    - news\n\n    # and more\n    - training\n",
      ["training"],
      "tags:\n  kind:\n    # of this quarter\n\n    # and more\n    - training\n"
    ),
    // Nothing stays but a comment of its own.
    (
      "tags:\n  kind:\n    - news\n\n    # alone\n\n    - training\n", ["faster", "a"],
      "tags:\n  kind:\n\n    # alone\n\n    - faster\n    - a\n"
    ),
    ("tags:\n  kind:  # which\n    - news\n", ["x"], "tags:\n  kind:  # which\n    - x\n"),
    ("tags: { kind: news }  # one\n", ["a", "b"], "tags: { kind: [a, b] }  # one\n"),
  ])
  func `tags keep their comments`(old: String, tags: [String], new: String) throws {
    let manifest = EditableManifest(episode: old)
    let path = try #require(ManifestPath("tags.kind"))
    let edit = ManifestEdit.set(path, .tags(tags, insteadOf: manifest[path]))
    #expect(try manifest.applying(edit).text == new)
  }

  @Test func `a change that would remove a comment is refused`() throws {
    for text in [
      "tags:\n  kind: [\n    news,  # why\n    training\n  ]\n",
      "tags:\n  kind: [\n    news,\n    # why\n    training\n  ]\n",
    ] {
      let manifest = EditableManifest(episode: text)
      let refusal = #expect(throws: EditRefusal.self) {
        try manifest.setting("tags.kind", .texts(["training"]))
      }
      #expect(refusal?.reason.contains("comment") == true)
      #expect(throws: EditRefusal.self) { try manifest.setting("tags.kind", .text("training")) }
      #expect(throws: EditRefusal.self) { try manifest.setting("tags", .group([])) }
    }
  }

  @Test func `what isn't there can't be removed or moved`() throws {
    let manifest = EditableManifest(
      episode: "title: A\nsegments:\n- audio: a.wav\n- audio: b.wav\n"
    )
    for position in [2, -1, Int.max] {
      #expect(throws: EditRefusal.self) { try manifest.applying(.removeSegment(position)) }
      #expect(throws: EditRefusal.self) {
        try manifest.applying(.moveSegment(from: position, to: position))
      }
    }
    #expect(ManifestPath("a" + String(repeating: ".a", count: 15)) != nil)
    #expect(ManifestPath("a" + String(repeating: ".a", count: 200_000)) == nil)
    #expect(ManifestPath("a" + String(repeating: "[0]", count: 200_000)) == nil)
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
