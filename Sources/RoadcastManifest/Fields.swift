import RoadcastModel

/// The keys of one mapping in a manifest, each read at most once and by its own kind.
///
/// Scalars are taken as the text they are: `no`, `010` and `2026` never change their meaning. A
/// reader that can't read a value says so and returns nil, like one that finds no value.
final class Fields {
  let file: String
  let findings: Findings

  /// Where the mapping begins.
  let location: SourceLocation

  private var values: [String: (key: Located<String>, node: YAMLNode)] = [:]
  private var order: [String] = []
  private var known: [String] = []

  /// Nil, and an error, when the node is no mapping; `what` it should be goes into the message.
  init?(_ node: YAMLNode, file: String, findings: Findings, what: String) {
    self.file = file
    self.findings = findings
    location = Self.place(of: node, in: file)
    guard let mapping = node.mapping else {
      findings.add(.wrongType, at: location, "\(what) must be `key: value` lines")
      return nil
    }
    for (key, value) in mapping {
      let place = Self.place(of: key, in: file)
      guard let name = key.scalar else {
        findings.add(.wrongType, at: place, "a key must be a plain word")
        continue
      }
      values[name] = (Located(name, at: place), value)
      order.append(name)
    }
  }

  static func place(of node: YAMLNode, in file: String) -> SourceLocation {
    SourceLocation(file: file, line: node.line, column: node.column)
  }

  func place(of node: YAMLNode) -> SourceLocation { Self.place(of: node, in: file) }

  /// All keys with their places, in the manifest's order.
  var keys: [Located<String>] { order.compactMap { values[$0]?.key } }

  /// The value of a key; an error when it is there without a value.
  func node(_ key: String) -> YAMLNode? {
    known.append(key)
    guard let (name, node) = values[key] else { return nil }
    if node.isPlain, let text = node.scalar, ["", "~", "null", "Null", "NULL"].contains(text) {
      findings.add(
        .missingValue,
        at: name.location,
        "`\(key.escapedForDisplay)` has no value; write one or leave the key out"
      )
      return nil
    }
    return node
  }

  /// Tells each key that nobody asked for, with the one that was probably meant.
  func refuseOthers(in what: String) {
    for key in keys where !known.contains(key.value) {
      let clause = Suggestion.clause(for: key.value, among: known)
      findings.add(
        .unknownKey,
        at: key.location,
        "no key \(key.value.quoted) in \(what)"
          + (clause.isEmpty ? "; it has \(known.joined(separator: ", "))" : clause)
      )
    }
  }

  /// An error for a key that must be there.
  func require(_ key: String, example: String) {
    guard values[key] == nil else { return }
    findings.add(
      .missingKey,
      at: SourceLocation(file: file, line: location.line, column: location.column),
      "`\(key)` is missing; add a line like `\(key): \(example)`"
    )
  }

  func wrongType(_ node: YAMLNode, _ key: String, _ wanted: String) {
    findings.add(.wrongType, at: place(of: node), "`\(key)` must be \(wanted)")
  }

  // MARK: Scalars

  /// A text without white space around it, free of control characters, and not longer than allowed.
  func text(
    _ key: String,
    characters: Int = Limits.titleCharacters,
    bytes: Int = .max,
    multiline: Bool = false
  ) -> Located<String>? {
    guard let node = node(key) else { return nil }
    return text(node, key, characters: characters, bytes: bytes, multiline: multiline)
  }

  func text(
    _ node: YAMLNode,
    _ key: String,
    characters: Int = Limits.titleCharacters,
    bytes: Int = .max,
    multiline: Bool = false
  ) -> Located<String>? {
    let location = place(of: node)
    guard let scalar = node.scalar else {
      wrongType(node, key, "a text")
      return nil
    }
    let text = scalar.trimmed
    if !text.isEmpty, text.isPrintableASCII, text.utf8.count <= min(characters, bytes) {
      return Located(text, at: location)
    }
    // A text of nothing but invisible characters is as good as none.
    guard
      !text.withoutControls.trimmed.isEmpty
        || text.unicodeScalars.contains(where: { !$0.isAllowedInXML })
    else {
      findings.add(.missingValue, at: location, "`\(key)` is empty")
      return nil
    }
    let isForbidden = { (scalar: Unicode.Scalar) in
      !scalar.isAllowedInXML || (0x7F...0x9F).contains(scalar.value)
        || (!multiline && ["\n", "\r", "\t"].contains(scalar))
    }
    if let control = text.unicodeScalars.first(where: isForbidden) {
      findings.add(
        .controlCharacter,
        at: location,
        "`\(key)` contains the control character \(control.codePoint); remove it"
      )
      return nil
    }
    guard text.unicodeScalars.count <= characters else {
      findings.add(
        .tooManyCharacters,
        at: location,
        "`\(key)` has \(text.unicodeScalars.count) characters; \(characters) are allowed"
      )
      return nil
    }
    guard text.utf8.count <= bytes else {
      findings.add(
        .tooManyCharacters,
        at: location,
        "`\(key)` has \(text.utf8.count) bytes; \(bytes) are allowed"
      )
      return nil
    }
    return Located(text, at: location)
  }

  func flag(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    switch node.scalar {
    case "true": return true
    case "false": return false
    default:
      wrongType(node, key, "true or false")
      return nil
    }
  }

  func integer(_ key: String, in range: ClosedRange<Int>) -> Located<Int>? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar, text.utf8.count < 10, let number = Int(text),
      range.contains(number)
    else {
      let most = range.upperBound == .max ? "" : " to \(range.upperBound)"
      wrongType(node, key, "a whole number from \(range.lowerBound)\(most)")
      return nil
    }
    return Located(number, at: place(of: node))
  }

  func decimal(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar, text.utf8.count < 20,
      text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 }),
      let number = Double(text), range.contains(number)
    else {
      wrongType(node, key, "a number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// One of a few words.
  func choice(_ key: String, of words: [String]) -> String? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar else {
      wrongType(node, key, "one of \(words.joined(separator: ", "))")
      return nil
    }
    guard words.contains(text) else {
      findings.add(
        .wrongValue,
        at: place(of: node),
        "`\(key)` can't be \(text.quoted); it is one of \(words.joined(separator: ", "))"
          + Suggestion.clause(for: text, among: words)
      )
      return nil
    }
    return text
  }

  // MARK: Collections

  func fields(_ key: String) -> Fields? {
    guard let node = node(key) else { return nil }
    return Fields(node, file: file, findings: findings, what: "`\(key)`")
  }

  /// Whether a key's value is a list with nothing in it.
  func isEmptyList(_ key: String) -> Bool { values[key]?.node.sequence?.isEmpty ?? false }

  /// The members of a list, or the one value that stands in its place.
  func list(_ key: String) -> [YAMLNode]? {
    guard let node = node(key) else { return nil }
    return node.sequence ?? [node]
  }
}
