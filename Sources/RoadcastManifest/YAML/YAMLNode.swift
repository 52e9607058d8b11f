/// A value in a YAML text, with the place where it begins.
struct YAMLNode {
  enum Content {
    /// The text as it's written, without a type; plain if it has no quotes.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  var content: Content

  /// The line, counted from 1.
  var line: Int

  /// The column in Unicode scalars, counted from 1.
  var column: Int

  var scalar: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  var sequence: [YAMLNode]? {
    guard case .sequence(let elements) = content else { return nil }
    return elements
  }

  var mapping: [(key: YAMLNode, value: YAMLNode)]? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs
  }

  /// Whether it's a scalar that YAML takes for "no value": nothing, `~` or `null` without quotes.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }
}
