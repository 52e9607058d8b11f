import RoadcastModel

/// Values of the manifest's own kinds.
extension Fields {
  /// A length such as `"5:00"`.
  func length(_ key: String) -> Milliseconds? {
    guard let node = node(key) else { return nil }
    return length(node, key)
  }

  func length(_ node: YAMLNode, _ key: String) -> Milliseconds? {
    guard let text = node.scalar, let length = Milliseconds(clock: text) else {
      let hint =
        node.scalar.map { $0.utf8.allSatisfy { (48...57).contains($0) } } == true
        ? " in quotes (YAML may read it as a number otherwise)" : ""
      wrongType(node, key, "minutes and seconds like \"5:00\"\(hint)")
      return nil
    }
    return length
  }

  /// A date with a time and a zone; with `dateOffset` (minutes from UTC) also a bare date.
  func moment(_ key: String, dateOffset: Int? = nil) -> Located<Moment>? {
    guard let node = node(key) else { return nil }
    let location = place(of: node)
    guard let text = node.scalar else {
      wrongType(node, key, "a date like 2026-11-20T06:00:00-05:00")
      return nil
    }
    switch Moment.parse(text, dateOffset: dateOffset) {
    case .success(let moment):
      return Located(moment, at: location)
    case .failure(let failure):
      let reason =
        switch failure {
        case .form: "is no date; write it like 2026-11-20T06:00:00-05:00"
        case .impossible: "does not exist; check day, month and time"
        case .zoneMissing: "has no time zone; add one, as in \(text.trimmed)-05:00 or …Z"
        case .timeMissing: "has no time of day; write it like \(text.trimmed)T06:00:00-05:00"
        case .outOfRange: "lies outside the years 1990 to 2100"
        }
      findings.add(.badDate, at: location, "`\(key)`: \(text.quoted) \(reason)")
      return nil
    }
  }

  /// A file's path in the workspace, told relative to the manifest.
  func path(_ key: String) -> Located<String>? {
    guard let node = node(key) else { return nil }
    return path(node, key)
  }

  func path(_ node: YAMLNode, _ key: String) -> Located<String>? {
    let location = place(of: node)
    guard let text = node.scalar else {
      wrongType(node, key, "a file's path")
      return nil
    }
    switch WorkspacePath.resolve(text, in: WorkspacePath.folder(of: file)) {
    case .success(let path):
      return Located(path, at: location)
    case .failure(let failure):
      let reason =
        switch failure {
        case .absolute: "is absolute; name the file relative to this manifest"
        case .outside: "leaves the workspace; copy the file into the episode's folder"
        case .controlCharacter: "holds a control character"
        case .tooLong:
          "is too long; \(Limits.fileNameBytes) bytes a name, \(Limits.pathBytes) in all"
        case .empty: "is empty"
        }
      findings.add(.badPath, at: location, "`\(key)`: the path \(text.quoted) \(reason)")
      return nil
    }
  }

  /// An absolute http(s) address of ASCII characters, or one of another scheme allowed.
  func address(_ key: String, schemes: [String] = ["https", "http"]) -> Located<String>? {
    guard let text = text(key, characters: 1_000) else { return nil }
    guard let problem = WebAddress.problem(with: text.value, schemes: schemes) else { return text }
    findings.add(
      .badAddress,
      at: text.location,
      "`\(key)`: \(text.value.quoted) \(problem)"
    )
    return nil
  }

  /// Tags that choose listeners: one that names none would choose everybody, unlike what it says.
  func only() -> [Tag] {
    tags("only") { facet, location in
      findings.add(
        .missingValue,
        at: location,
        "`only` names no tag\(facet.map { " of \($0.quoted)" } ?? ""); name one, or leave it out"
      )
    }
  }

  /// Facets with one tag or a list of them each.
  ///
  /// - `whenEmpty`: told of each facet without any tag, and of a mapping without any facet.
  func tags(
    _ key: String,
    whenEmpty: (String?, SourceLocation) -> Void = { _, _ in }
  ) -> [Tag] {
    guard let facets = fields(key) else { return [] }
    var tags: [Tag] = []
    if facets.keys.isEmpty { whenEmpty(nil, facets.location) }
    for facet in facets.keys {
      if facets.isEmptyList(facet.value) { whenEmpty(facet.value, facet.location) }
      for node in facets.list(facet.value) ?? [] {
        guard
          let value = facets.text(node, facet.value, characters: Limits.tagCharacters)
        else { continue }
        tags.append(Tag(facet: facet, value: value))
      }
    }
    if tags.count > Limits.tagsPerEpisode {
      findings.add(
        .tooManyTags,
        at: facets.location,
        "`\(key)` has \(tags.count) tags; \(Limits.tagsPerEpisode) are allowed"
      )
      return []
    }
    return tags
  }
}
