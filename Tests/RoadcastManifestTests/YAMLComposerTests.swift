import RoadcastManifest
import RoadcastModel
import Testing

/// YAML that no manifest can have.
struct YAMLComposerTests {
  @Test(arguments: [
    ("a: &x b", ["1:4 yaml-anchor!"]), ("a: &x b\nc: *x", ["1:4 yaml-anchor!", "2:4 yaml-alias!"]),
    ("a: !!str b", ["1:4 yaml-tag!"]), ("a: !x [b]", ["1:4 yaml-tag!"]),
    ("a: !!map { b: c }", ["1:4 yaml-tag!"]), ("a: &x [b]", ["1:4 yaml-anchor!"]),
    ("a: &x { b: c }\nd: { <<: *x }", ["1:4 yaml-anchor!", "2:10 yaml-alias!"]),
  ])
  func `dangerous YAML is refused where it is`(text: String, findings: [String]) {
    let reading = readEpisode(text)
    #expect(reading.findings == findings)
    #expect(reading.value == nil)
  }

  @Test(arguments: [
    ("title: b", "3:1"), ("tags: { kind: c, \"kind\": d }", "3:18"),
    ("segments:\n  - audio: c.wav\n    audio: d.wav", "5:5"),
  ])
  func `a key that appears twice doesn't hide other errors`(text: String, place: String) throws {
    let reading = readEpisode(leastEpisode + text + "\nnumber: none\n")
    let line = text.split(separator: "\n").count + 3
    #expect(reading.findings == ["\(place) duplicate-key!", "\(line):9 wrong-type!"])
    // The first counts.
    let episode = try #require(reading.value)
    #expect(episode.title == "Kick-off")
    #expect(episode.tags.map(\.value) == (text.hasPrefix("tags") ? ["c"] : []))
  }

  @Test func `the same key in different places is fine`() {
    let text = "tags: { kind: kind, customer: kind }\nonly: { kind: kind }\n"
    #expect(readEpisode(leastEpisode + text).findings.isEmpty)
  }

  @Test func `a merge key merges nothing`() {
    let reading = readEpisode("<<: { title: x, published: 2026-11-20T06:00:00Z }\n")
    #expect(reading.value == nil)
    #expect(reading.findings.contains("1:1 unknown-key!"))
  }

  /// Nine lists of nine references each would be a tree of 387 million nodes.
  @Test func `the billion laughs attack ends at the first anchor`() {
    var text = "a0: &a0 [lol]\n"
    for level in 1...9 {
      let references = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(references)]\n"
    }
    let reading = readEpisode(text)
    #expect(reading.value == nil)
    #expect(reading.findings.first == "1:5 yaml-anchor!")
    #expect(reading.findings.count <= Limits.diagnosticsPerFile + 1)
  }

  @Test func `nesting and values have limits`() {
    let deep = "a: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    #expect(readEpisode(deep).findings == ["1:19 yaml-too-deep!"])
    // libyaml itself stops at this depth, with an error of its own.
    let bottomless = "a: " + String(repeating: "[", count: 100_000)
    #expect(readEpisode(bottomless).findings == ["1:5 yaml-too-deep!"])
    let deepest = "a: " + String(repeating: "[", count: 15) + String(repeating: "]", count: 15)
    #expect(!readEpisode(deepest).findings.contains { $0.contains("yaml") })
    let wide = "a: [" + String(repeating: "b,", count: 2_000) + "]"
    #expect(readEpisode(wide).findings.map { $0.split(separator: " ")[1] } == ["yaml-too-large!"])
  }

  @Test func `text that isn't UTF-8 is reported with its line`() {
    let latin = Array("title: a\nsummary: caf".utf8) + [0xE9, 0x0A]
    #expect(readEpisode(latin).findings == ["2 not-utf8!"])
    #expect(readEpisode([0xFF, 0xFE, 0x61, 0x00]).findings == ["1 not-utf8!"])
  }

  @Test(arguments: ["", "\n\n", "# nothing\n", "---\n", "\u{FEFF}"])
  func `an empty manifest is reported`(text: String) {
    let reading = readShow(text)
    #expect(reading.value == nil)
    #expect(reading.findings.count == 1)
  }

  @Test(arguments: ["- a\n- b\n", "just words\n", "[a]\n", "42\n"])
  func `a manifest is a mapping`(text: String) {
    #expect(readShow(text).findings == ["1:1 wrong-type!"])
    #expect(readEpisode(text).findings == ["1:1 wrong-type!"])
  }

  @Test(
    arguments: [
      ("title: a\n  b: c\n", 2), ("title: [a\nb: c\n", 2), ("title: a\n--- \ntitle: b\n", 2),
      ("}", 1),
    ] as [(String, Int)]
  )
  func `invalid YAML is reported with its line`(text: String, line: Int) {
    let reading = readEpisode(text)
    #expect(reading.value == nil)
    #expect(reading.diagnostics.map(\.rule) == [.yamlSyntax])
    #expect(reading.diagnostics.first?.location.line == line)
    #expect(
      reading.diagnostics.first?.excerpt?.line == text.split(separator: "\n")[line - 1].description
    )
  }
}
