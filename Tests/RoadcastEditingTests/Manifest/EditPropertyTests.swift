import RoadcastEditing
import RoadcastManifest
import RoadcastModel
import RoadcastTesting
import Testing

/// Manifests of every shape, made at random: after an edit, everything but the edited value is the same, byte
/// for byte.
struct EditPropertyTests {
  private static let rounds = SlowTests.areOn ? 4_000 : 100

  @Test func `a value that is set leaves every other byte as it was`() throws {
    for seed in 0..<Self.rounds {
      var generator = ManifestGenerator(seed: seed)
      let generated = generator.manifest()
      let manifest = EditableManifest(episode: generated.text)
      try #require(manifest.refusal == nil, "seed \(seed): \(manifest.refusal!)")
      for (index, part) in generated.keys.enumerated() where Self.words.contains(part.key) {
        let isLong = part.key != "title"
        let texts = ManifestGenerator.texts + (isLong ? ManifestGenerator.longTexts : [])
        let text = generator.pick(texts)
        let path = ManifestPath([.key(part.key)])
        let note: Comment = "seed \(seed), \(part.key) to \(text.debugDescription)"
        let edited = try #require(
          Self.result { () throws(EditRefusal) in try manifest.applying(.set(path, .text(text))) },
          note
        )
        let before = generated.before(key: index)
        let after = generated.after(key: index)
        #expect(edited.text.utf8.starts(with: before.utf8), note)
        #expect(edited.text.hasSuffix(after), note)
        #expect(edited.text(at: path) == Self.read(text), note)
        #expect(Self.reading(edited, part.key) == Self.read(text), note)
      }
    }
  }

  private static let words = ["title", "summary", "notes"]

  /// What the reader makes of a text: without white space at its ends.
  private static func read(_ text: String) -> String { text.trimmed }

  /// What the manifest's own reader makes of a key; nil for one that it doesn't accept.
  private static func reading(_ manifest: EditableManifest, _ key: String) -> String? {
    var log = DiagnosticLog()
    let episode = EpisodeManifestReader.read(
      manifest.bytes,
      file: manifest.file,
      slug: "a",
      folder: [],
      into: &log
    )
    let value =
      switch key {
      case "title": episode?.title == "a" ? nil : episode?.title
      case "summary": episode?.summary
      default: episode?.notes?.value
      }
    return value ?? manifest.text(at: ManifestPath([.key(key)]))
  }

  private static func result(
    _ edit: () throws(EditRefusal) -> EditableManifest
  ) -> EditableManifest? {
    do throws(EditRefusal) {
      return try edit()
    } catch {
      Issue.record("refused: \(error)")
      return nil
    }
  }

  @Test func `a key that is added and removed again leaves the same bytes`() throws {
    let values: [(String, NewValue)] = [
      ("summary", .text("One.\n\nTwo: # no")), ("number", .plain("7")), ("season", .plain("2")),
      ("expires", .plain("2027-05-20")), ("guid", .text("no")), ("type", .text("bonus")),
      ("only.territory", .texts(["west", "a, b"])), ("approved.legal", .text("2026-11-20 Bo: #1")),
      ("tags.industry", .text("dental")), ("segments[0].role", .text("guest")),
      (
        "segments[0].highlight", .group([.init("from", .text("0:05")), .init("to", .text("0:35"))])
      ),
      ("segments[0].image", .text("a.jpg")), ("segments[0].clean.shorten_pauses", .plain("true")),
    ]
    for seed in 0..<Self.rounds {
      var generator = ManifestGenerator(seed: seed)
      let generated = generator.manifest()
      let manifest = EditableManifest(episode: generated.text)
      for (text, value) in values {
        let path = try #require(ManifestPath(text))
        if text.hasPrefix("segments"), generated.segments.isEmpty { continue }
        guard manifest[path] == nil else { continue }
        let note: Comment = "seed \(seed), \(text)"
        let added = try #require(
          Self.result { () throws(EditRefusal) in try manifest.applying(.set(path, value)) },
          note
        )
        #expect(added.bytes.count > manifest.bytes.count, note)
        let removed = Self.result { () throws(EditRefusal) in try added.applying(.remove(path)) }
        #expect(removed?.text == manifest.text, note)
      }
    }
  }

  @Test func `segments move with their comments, and back`() throws {
    for seed in 0..<Self.rounds {
      var generator = ManifestGenerator(seed: seed)
      var generated = generator.manifest()
      guard generated.segments.count > 1 else { continue }
      let manifest = EditableManifest(episode: generated.text)
      let from = generator.number(below: generated.segments.count)
      let to = generator.number(below: generated.segments.count)
      let note: Comment = "seed \(seed), \(from) to \(to)"
      let moved = try #require(
        Self.result { () throws(EditRefusal) in
          try manifest.applying(.moveSegment(from: from, to: to))
        },
        note
      )
      let back = Self.result { () throws(EditRefusal) in
        try moved.applying(.moveSegment(from: to, to: from))
      }
      #expect(back?.text == manifest.text, note)
      // What's between the segments keeps its place.
      let leads = generated.segments.map(\.lead)
      generated.segments.insert(generated.segments.remove(at: from), at: to)
      for index in leads.indices { generated.segments[index].lead = leads[index] }
      #expect(moved.text == generated.text, note)
    }
  }

  @Test func `tags change without a comment that isn't beside a removed one`() throws {
    for seed in 0..<Self.rounds * 3 {
      var generator = ManifestGenerator(seed: seed)
      let (text, tags, isFlow) = generator.tagList()
      let manifest = EditableManifest(episode: text)
      try #require(manifest.refusal == nil, "seed \(seed): \(manifest.refusal!)\n\(text)")
      let path = try #require(ManifestPath("tags.kind"))
      let offered = tags + ["new", "other, one"]
      let wanted = offered.filter { _ in generator.chance(50) }
      guard !wanted.isEmpty else { continue }
      let note: Comment = "seed \(seed), \(wanted)\n\(text)"
      let value = NewValue.tags(wanted, insteadOf: manifest[path])
      guard let edited = try? manifest.applying(.set(path, value)) else {
        // In brackets, no one knows what a comment is about.
        #expect(isFlow && text.contains(/# (on|above|below|alone|these)/), note)
        continue
      }
      #expect(edited.texts(at: path) == wanted, note)
      let kept = Set(wanted)
      for comment in text.split(separator: "\n").compactMap({ $0.firstMatch(of: /#.*/)?.0 })
      where !tags.contains(where: { !kept.contains($0) && comment == "# on \($0)" }) {
        #expect(edited.text.contains(comment), note)
      }
    }
  }

  @Test func `a segment that is added and removed again leaves the same bytes`() throws {
    let fields: [NewValue.Field] = [
      .init("audio", .text("new one.wav")), .init("title", .text("no")),
      .init("only", .group([.init("territory", .texts(["west"]))])),
    ]
    for seed in 0..<Self.rounds {
      var generator = ManifestGenerator(seed: seed)
      let generated = generator.manifest()
      guard !generated.segments.isEmpty else { continue }
      let manifest = EditableManifest(episode: generated.text)
      let place = generator.number(below: generated.segments.count + 1)
      let note: Comment = "seed \(seed), at \(place)"
      let added = try #require(
        Self.result { () throws(EditRefusal) in
          try manifest.applying(.insertSegment(fields, at: place))
        },
        note
      )
      #expect(added.listedSegments == generated.segments.count + 1, note)
      let removed = Self.result { () throws(EditRefusal) in
        try added.applying(.removeSegment(place))
      }
      #expect(removed?.text == manifest.text, note)
    }
  }

  @Test func `a segment that is removed takes nothing but its own lines`() throws {
    for seed in 0..<Self.rounds {
      var generator = ManifestGenerator(seed: seed)
      var generated = generator.manifest()
      guard generated.segments.count > 1 else { continue }
      let manifest = EditableManifest(episode: generated.text)
      let place = generator.number(below: generated.segments.count)
      let removed = try #require(
        Self.result { () throws(EditRefusal) in try manifest.applying(.removeSegment(place)) }
      )
      let before = generated.segments.remove(at: place).lead
      let isBlank = { (lead: String) in !lead.contains("#") }
      if generated.segments.indices.contains(place) {
        let after = generated.segments[place].lead
        let kept =
          switch (isBlank(before), isBlank(after)) {
          case _ where place == 0: isBlank(after) ? before : before + after
          case (true, true): before.count > after.count ? before : after
          case (true, false): after
          case (false, true): before
          case (false, false): before + after
          }
        generated.segments[place].lead = kept
      } else if !isBlank(before) {
        generated.tail = before + generated.tail
      }
      #expect(removed.text == generated.text, "seed \(seed), \(place)")
    }
  }

  /// Whatever the text, an edit does exactly what was asked for or refuses.
  @Test func `damaged manifests are edited or refused, and never harmed`() {
    let texts = SampleTexts.ending(in: ".yml")
    for seed in 0..<Self.rounds * 2 {
      var damage = TextDamage(seed: seed, others: texts)
      let bytes = damage.damaged(texts[damage.number(below: texts.count)])
      let manifest = EditableManifest(bytes, file: "episodes/a/episode.yml", recordings: ["1.wav"])
      let edits: [ManifestEdit] = [
        .set(ManifestPath([.key("title")]), .text("New: # title")), .removeSegment(0),
        .set(.segment(0).key("speaker"), .text("no")), .moveSegment(from: 1, to: 0),
        .remove(ManifestPath([.key("published")])),
      ]
      for edit in edits {
        guard let edited = try? manifest.applying(edit), edited != manifest else { continue }
        if case .set(let path, .text(let text)) = edit {
          #expect(edited.text(at: path) == text, "seed \(seed)")
        }
        let before = manifest.keys(at: ManifestPath([])).filter { $0 != edit.path.description }
        let after = edited.keys(at: ManifestPath([])).filter { $0 != edit.path.description }
        #expect(
          before.filter { $0 != "segments" } == after.filter { $0 != "segments" },
          "seed \(seed)"
        )
      }
    }
  }
}

extension GeneratedManifest {
  /// What comes before a key: nothing of it may change.
  fileprivate func before(key index: Int) -> String {
    let text = head + keys[..<index].map { $0.lead + $0.body }.joined() + keys[index].lead
    return (hasMark ? "\u{FEFF}" : "") + text.replacing("\n", with: ending)
  }

  /// What follows the value of a key: nothing of it may change.
  fileprivate func after(key index: Int) -> String {
    let rest =
      keys[(index + 1)...].map { $0.lead + $0.body }.joined() + segmentsHead
      + segments.map { $0.lead + $0.body }.joined() + tail
    var copy = self
    copy.hasMark = false
    return rest.isEmpty ? "" : copy.finished(rest)
  }
}
