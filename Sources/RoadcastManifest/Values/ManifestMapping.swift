import RoadcastModel

/// A mapping in a manifest whose keys are known.
///
/// Keys that are unknown, have no value or are missing are reported once, when the mapping is made.
struct ManifestMapping<Key: ManifestKey> {
  /// The place where the mapping begins.
  let location: SourceLocation

  let source: ManifestSource

  /// The values by key; nil for a key without a value.
  private var values: [Key: ManifestValue?] = [:]

  /// - Parameters:
  ///   - value: The value that should be a mapping; any other is reported.
  ///   - label: What messages call the mapping.
  ///   - excluded: Keys that this mapping can't have, though others of its kind can.
  init?(_ value: ManifestValue, as label: String, without excluded: [Key] = []) {
    guard let entries = value.entries(as: label) else { return nil }
    location = value.location
    source = value.source
    for entry in entries {
      guard let key = Key(rawValue: entry.key.value), !excluded.contains(key) else {
        reportUnknown(entry.key, in: label, without: excluded)
        continue
      }
      values.updateValue(entry.value(), forKey: key)
    }
    for (key, example) in Key.required where !values.keys.contains(key) {
      source.log.add(
        .missingKey,
        at: location,
        "`\(key.rawValue)` is missing; add a line like `\(key.rawValue): \(example)`"
      )
    }
  }

  /// The value of a key; nil where the key is missing or has no value.
  subscript(key: Key) -> ManifestValue? { values[key] ?? nil }

  private func reportUnknown(
    _ key: Located<String>,
    in label: String,
    without excluded: [Key]
  ) {
    let known = Key.allCases.filter { !excluded.contains($0) }.map(\.rawValue)
    var clause = Suggestion.clause(for: key.value, among: known)
    if let colon = key.value.firstIndex(of: ":"), known.contains(String(key.value[..<colon])) {
      clause = "; add a space after the colon"
    }
    source.log.add(
      .unknownKey,
      at: key.location,
      "no key \(key.value.quoted) in \(label)"
        + (clause.isEmpty ? "; its keys are \(known.joined(separator: ", "))" : clause)
    )
  }
}
