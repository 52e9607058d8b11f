import RoadcastModel

/// One `key: value` pair of a mapping in a manifest.
struct ManifestEntry {
  let key: Located<String>

  private let unchecked: ManifestValue

  init(key: Located<String>, value: ManifestValue) {
    self.key = key
    unchecked = value
  }

  /// The value; nil, with an error, for a key without one.
  func value() -> ManifestValue? {
    guard unchecked.node.isNull else { return unchecked }
    let source = unchecked.source
    if let number = key.location.line, let written = source.line(number) {
      let line = ManifestLine(written)
      // A number sign right after the key begins a comment, too.
      if line.key == key.value, line.rest.hasPrefix("#"), line.rest.dropFirst().first != " ",
        line.rest.count > 1
      {
        var diagnostic = Diagnostic(
          .missingValue,
          at: key.location,
          "\(unchecked.label) has no value, because # begins a comment in YAML; put the text in quotes"
        )
        diagnostic.excerpt = Excerpt(
          line: written,
          correction: line.front + ManifestLine.quoted(line.rest)
        )
        source.log.add(diagnostic)
        return nil
      }
    }
    source.log.add(
      .missingValue,
      at: key.location,
      "\(unchecked.label) has no value; add one or remove the key"
    )
    return nil
  }

  /// Reports that the key isn't a valid name.
  func reportName(_ message: String) {
    unchecked.source.log.add(.badName, at: key.location, message)
  }
}
