/// The keys that one kind of mapping in a manifest can have.
///
/// A raw value is the key as it's written. Messages list the keys in the order of the cases. The
/// schemas in `docs/schema` have the same keys, which `SchemaKeyTests` checks.
protocol ManifestKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The keys that every such mapping needs, each with a value that the message about its absence
  /// shows.
  static var required: [(key: Self, example: String)] { get }
}

extension ManifestKey {
  static var required: [(key: Self, example: String)] { [] }
}
