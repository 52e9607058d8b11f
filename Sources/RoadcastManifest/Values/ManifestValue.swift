import RoadcastModel

/// One value in a manifest, with readers for each kind of value.
///
/// Scalars are read as the text they are: `no`, `010` and `2026` never change their meaning. A
/// reader that can't read the value reports that and returns nil.
struct ManifestValue {
  let node: YAMLNode

  /// The key whose value it is, or one of whose values.
  let name: String

  let source: ManifestSource

  init(_ node: YAMLNode, name: String, of source: ManifestSource) {
    self.node = node
    self.name = name
    self.source = source
  }

  var location: SourceLocation {
    SourceLocation(file: source.file, line: node.line, column: node.column)
  }

  /// What messages call the value; a name can be as long as the file.
  var label: String { "`\(name.shortened(to: 80).escapedForDisplay)`" }

  // MARK: Messages

  /// Reports something wrong with the value.
  ///
  /// - Parameters:
  ///   - rule: The rule that it breaks.
  ///   - message: What's wrong, and what to do.
  ///   - correction: The value's line as it should be, where that's known.
  func report(_ rule: Rule, _ message: String, correction: String? = nil) {
    var diagnostic = Diagnostic(rule, at: location, message)
    if let correction, let line = source.line(node.line) {
      diagnostic.excerpt = Excerpt(line: line, correction: correction)
    }
    source.log.add(diagnostic)
  }

  /// Reports a value of another kind than the one wanted.
  ///
  /// - Parameter wanted: What the value must be, in words that follow "must be".
  func reportType(_ wanted: String) { report(.wrongType, "\(label) must be \(wanted)") }

  // MARK: Collections

  /// The elements of a list, or the value itself where it's a single one.
  var elements: [ManifestValue] {
    node.sequence?.map { ManifestValue($0, name: name, of: source) } ?? [self]
  }

  /// Reads a mapping whose keys are known.
  ///
  /// - Parameters:
  ///   - keys: The type of the keys.
  ///   - label: What messages call the mapping; nil for the value's own name.
  ///   - excluded: Keys that this mapping can't have, though others of its kind can.
  /// - Returns: The mapping; nil, with an error, for a value of another kind.
  func mapping<Key: ManifestKey>(
    _ keys: Key.Type,
    as label: String? = nil,
    without excluded: [Key] = []
  ) -> ManifestMapping<Key>? {
    ManifestMapping(self, as: label ?? self.label, without: excluded)
  }

  /// Reads a mapping whose keys are the user's own.
  ///
  /// - Parameter label: What messages call the mapping; nil for the value's own name.
  /// - Returns: The pairs in the order of the manifest; nil, with an error, for a value of another
  ///   kind.
  func entries(as label: String? = nil) -> [ManifestEntry]? {
    guard let pairs = node.mapping else {
      report(.wrongType, "\(label ?? self.label) must be `key: value` lines")
      return nil
    }
    return pairs.compactMap { key, value in
      let place = SourceLocation(file: source.file, line: key.line, column: key.column)
      guard let name = key.scalar else {
        source.log.add(
          .wrongType,
          at: place,
          "a key must be a word, not a list or a mapping"
        )
        return nil
      }
      return ManifestEntry(
        key: Located(name, at: place),
        value: ManifestValue(value, name: name, of: source)
      )
    }
  }
}
