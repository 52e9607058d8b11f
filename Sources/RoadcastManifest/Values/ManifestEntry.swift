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
    unchecked.source.log.add(
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
