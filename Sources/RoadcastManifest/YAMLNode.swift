/// A value in a YAML text, with the place where it begins.
struct YAMLNode {
  enum Content {
    /// What stands there, whatever YAML would take it for; plain where it has no quotes.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  var content: Content

  /// From 1; columns count Unicode scalars.
  var line: Int
  var column: Int

  var scalar: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  var isPlain: Bool {
    guard case .scalar(_, let isPlain) = content else { return false }
    return isPlain
  }

  var sequence: [YAMLNode]? {
    guard case .sequence(let members) = content else { return nil }
    return members
  }

  var mapping: [(key: YAMLNode, value: YAMLNode)]? {
    guard case .mapping(let members) = content else { return nil }
    return members
  }
}
