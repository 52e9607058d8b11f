import RoadcastManifest
import RoadcastModel
import RoadcastTesting
import Testing

/// `docs/manifest.md` says what the schemas and the readers do; `SchemaKeyTests` compares these two.
struct ManifestReferenceTests {
  @Test(arguments: ["show", "episode"])
  func `the reference has the keys of the schema, each in one row`(kind: String) throws {
    let section = try #require(try ReferencePage("manifest.md")["\(kind).yml"])
    let rows = section.rows.map { Self.path($0.key) }
    let schema = Set(try ManifestSchema(kind).properties().keys)
    #expect(schema.subtracting(rows) == [])
    #expect(Set(rows).subtracting(schema) == [])
    #expect(Set(rows).count == rows.count)
  }

  @Test(arguments: ["show", "episode"])
  func `a required key is required everywhere`(kind: String) throws {
    let section = try #require(try ReferencePage("manifest.md")["\(kind).yml"])
    let marked = section.rows.filter { $0.cells[1].hasPrefix("**required**") }.map(\.key)
    let schema = try ManifestSchema(kind).document
    let required = Set(schema["required"]?.list?.compactMap(\.text) ?? [])
    #expect(required == Set(marked.filter { !$0.contains(".") }))
    let missing = Self.diagnostics(kind, "qqqq: 1").filter { $0.rule == .missingKey }
    #expect(missing.count == required.count)
    for key in required { #expect(missing.contains { $0.message.contains("`\(key)`") }) }
  }

  @Test(arguments: ["show", "episode"])
  func `a default is the same for the reader, the schema and the reference`(kind: String) throws {
    let section = try #require(try ReferencePage("manifest.md")["\(kind).yml"])
    let cells = Dictionary(
      uniqueKeysWithValues: section.rows.map { (Self.path($0.key), $0.cells[1]) }
    )
    var count = 0
    for (path, schemas) in try ManifestSchema(kind).properties() {
      for value in schemas.compactMap({ $0["default"] }) {
        count += 1
        let cell = try #require(cells[path])
        let isShown = cell.contains("`\(value.source)`") || cell.contains("`\(value.text ?? "")`")
        #expect(isShown, "\(path): \(cell) instead of \(value.source)")
        // With the default written down, a manifest says what it says without.
        #expect(Self.value(kind, path, value.source) == Self.value(kind, path, nil), "\(path)")
      }
    }
    #expect(count > (kind == "show" ? 20 : 1))
  }

  @Test func `every example can be read as it is`() throws {
    var count = 0
    for kind in ["show", "episode"] {
      let section = try #require(try ReferencePage("manifest.md")["\(kind).yml"])
      for example in section.examples where example.language == "yaml" {
        count += 1
        let least = kind == "show" ? leastShow : leastEpisode
        let lines = least.split(separator: "\n").filter { line in
          let key = line.prefix { $0 != ":" }
          return !example.text.split(separator: "\n").contains { $0.hasPrefix("\(key):") }
        }
        let manifest = lines.joined(separator: "\n") + "\n" + example.text
        let findings = Self.diagnostics(kind, manifest).map(\.message)
        #expect(findings == [], "\(manifest)")
      }
    }
    #expect(count > 15)
  }

  @Test func `words and limits in the schema are those of the model`() throws {
    let show = try ManifestSchema("show")
    let episode = try ManifestSchema("episode")
    func words(_ path: String, _ schema: ManifestSchema) -> [String] {
      let values = schema.properties()[path]?.flatMap { property in
        (property["anyOf"]?.list ?? [property]).flatMap { schema.resolved($0)["enum"]?.list ?? [] }
      }
      return values?.map { $0.text ?? $0.source } ?? []
    }
    #expect(words("category", show) == AppleCategory.names)
    #expect(words("cadence", show) == Cadence.allCases.map(\.rawValue))
    #expect(words("sound.bitrate", show) == Sound.bitrates.map(String.init))
    #expect(words("sound.sample_rate", show) == Sound.sampleRates.map(String.init))
    #expect(words("sound.channels", show) == Sound.Channels.allCases.map(\.rawValue))

    func limit(_ name: String, _ schema: ManifestSchema, _ keyword: String = "maxLength") -> Int? {
      let found = schema.document["definitions"]?[name] ?? schema.properties()[name]?.first
      return found?[keyword]?.number.map { Int($0) }
    }
    for schema in [show, episode] {
      #expect(limit("text", schema) == Limits.titleCharacters)
      #expect(limit("tag", schema) == Limits.tagCharacters)
      #expect(limit("file", schema) == Limits.pathBytes)
    }
    #expect(limit("description", show) == Limits.descriptionBytes)
    #expect(limit("segments.speaker", episode) == Limits.speakerCharacters)
    #expect(limit("segments.highlight.title", episode) == Limits.soundbiteCharacters)
    #expect(limit("segments", episode, "maxItems") == Limits.segmentsPerEpisode)
    let summary = episode.properties()["summary"]?.first?["else"]?["maxLength"]
    #expect(summary == .number(Double(Limits.summaryBytes)))
    let notes = episode.properties()["notes"]?.first?["else"]?["maxLength"]
    #expect(notes == .number(Double(Limits.notesBytes)))
  }

  @Test func `subcategories in the schema are Apple's`() throws {
    let category = try #require(try ManifestSchema("show").properties()["category"]?.first)
    let list = try #require(category["anyOf"]?.list?.last)
    let branches = try #require(list["allOf"]?.list)
    var names: [String] = []
    for branch in branches {
      let name = try #require(branch["if"]?["items"]?.list?.first?["const"]?.text)
      let second = branch["then"]?["items"]?.list?.last
      names.append(name)
      #expect(
        second?["enum"]?.list?.compactMap(\.text) ?? [] == AppleCategory.subcategories(of: name)
      )
    }
    #expect(names == AppleCategory.names)
    #expect(
      list["items"]?.list?.last?["enum"]?.list?.compactMap(\.text)
        == AppleCategory.names.flatMap { AppleCategory.subcategories(of: $0) }
    )
  }

  @Test func `the reference names the limits of a manifest`() throws {
    let page = try ReferencePage("manifest.md").text
    for row in [
      "| Size of the file | \(Limits.manifestBytes >> 10) KiB |",
      "| Values in the file | \(grouped(Limits.manifestNodes)) |",
      "| Nesting | \(Limits.manifestDepth) levels |",
      "at most \(Limits.segmentsPerEpisode) |", "tags; at most \(Limits.tagsPerEpisode) |",
      "at most \(Limits.tagCharacters) characters",
      "at most \(Limits.soundbiteCharacters) characters",
      "At most \(Limits.titleCharacters) characters",
      "at most \(grouped(Limits.summaryBytes)) bytes",
      "at most \(Limits.notesBytes >> 10) KiB", "at most \(Limits.coverBytes >> 20) MiB",
      "At most \(Limits.fileNameBytes) bytes for each name and \(grouped(Limits.pathBytes)) in all",
    ] {
      #expect(page.contains(row), "\(row)")
    }
  }

  private func grouped(_ number: Int) -> String {
    number < 1_000 ? "\(number)" : "\(number / 1_000)," + "\(number % 1_000 + 1_000)".dropFirst()
  }

  private static func diagnostics(_ kind: String, _ manifest: String) -> [Diagnostic] {
    kind == "show" ? readShow(manifest).diagnostics : readEpisode(manifest).diagnostics
  }

  /// `audiences.NAME.title` and `segments[].audio` as the other lists have them.
  private static func path(_ key: String) -> String {
    key.replacing("[]", with: "").split(separator: ".")
      .map { $0.contains(where: \.isUppercase) ? "*" : String($0) }.joined(separator: ".")
  }

  /// What a manifest says that has a value at a path, or nothing there.
  private static func value(_ kind: String, _ path: String, _ source: String?) -> String {
    let steps = path.replacing("*", with: "zzz").split(separator: ".")
    var text = source.map { "\(steps[steps.count - 1]): \($0)" } ?? ""
    for step in steps.dropLast().reversed() { text = "\(step): { \(text) }" }
    let reading: Any? =
      kind == "show" ? readShow(leastShow + text).value : readEpisode(leastEpisode + text).value
    return "\(reading as Any)"
  }
}
