import RoadcastModel

/// Composes a tree from the events of a YAML text, and refuses what makes trees dangerous.
///
/// Aliases can turn a small file into a huge tree, and manifests don't need aliases, anchors, merge
/// keys and type tags. All scalars are texts here: the reader of a value decides on its type.
struct YAMLComposer {
  private let file: String
  private var log = DiagnosticLog()
  private var open: [OpenCollection] = []
  private var nodes = 0
  private var root: YAMLNode?

  private init(file: String) { self.file = file }

  /// Composes the tree of a text.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - file: The file's path in the workspace, for messages.
  ///   - log: Gets what's wrong with the text.
  /// - Returns: The root; nil for a text without a value, and for one with anything worse than a key
  ///   that appears twice.
  /// - Throws: Why the text isn't YAML.
  static func root(
    of text: String,
    file: String,
    into log: inout DiagnosticLog
  ) throws(YAMLSyntaxError) -> YAMLNode? {
    var composer = YAMLComposer(file: file)
    var parser = YAMLParser(text)
    defer { log.add(contentsOf: composer.log.diagnostics) }
    while composer.take(try parser.next()) {}
    return composer.log.diagnostics.allSatisfy { Self.harmless.contains($0.rule) }
      ? composer.root : nil
  }

  /// The rules after which the rest of a manifest still means what it says.
  private static let harmless: Set<Rule> = [.duplicateKey, .curlyQuotes]

  /// Takes an event.
  ///
  /// - Returns: Whether to go on with the next one.
  private mutating func take(_ event: YAMLEvent) -> Bool {
    switch event.kind {
    case .streamEnd:
      return false
    case .documentStart where root != nil:
      if log.isEmpty {
        report(.yamlSyntax, at: event, "a second document starts here; a manifest has only one")
      }
      return false
    case .alias:
      report(.yamlAlias, at: event, "aliases (*name) aren't supported; write the value again")
    case .scalar(var text, let isPlain):
      refuseProperties(of: event)
      if isPlain { removeCurlyQuotes(from: &text, of: event) }
      let content = YAMLNode.Content.scalar(text, isPlain: isPlain)
      add(YAMLNode(content: content, line: event.line, column: event.column))
    case .sequenceStart, .mappingStart:
      refuseProperties(of: event)
      open.append(OpenCollection(startedBy: event))
    case .collectionEnd:
      add(open.removeLast().node)
      return log.diagnostics.count < Limits.diagnosticsPerFile
    case .documentStart, .other:
      return true
    }
    nodes += 1
    if open.count > Limits.manifestDepth {
      reportDepth(at: location(of: event))
      return false
    }
    if nodes > Limits.manifestNodes {
      report(
        .yamlTooLarge,
        at: event,
        "the manifest has too many values; the limit is \(Limits.manifestNodes)\(largestKey); remove some"
      )
      return false
    }
    return log.diagnostics.count < Limits.diagnosticsPerFile
  }

  /// Adds a complete value to the collection that began last.
  private mutating func add(_ node: YAMLNode) {
    guard !open.isEmpty else {
      root = node
      return
    }
    if let (key, line) = open[open.count - 1].add(node) {
      log.add(
        .duplicateKey,
        at: SourceLocation(file: file, line: node.line, column: node.column),
        "the key \(key.quoted) already appeared in line \(line); remove one of the two"
      )
    }
  }

  private mutating func removeCurlyQuotes(from text: inout String, of event: YAMLEvent) {
    guard text.utf8.first ?? 0 >= 0x80 else { return }
    let isWords = open.last?.currentKey.map(ManifestValue.words.contains) ?? false
    guard let content = CurlyQuotes.content(of: text, isWords: isWords) else { return }
    report(
      .curlyQuotes,
      at: event,
      "\(text.quoted) is in curly quotes, which are letters for YAML; write straight ones"
    )
    text = content
  }

  private mutating func refuseProperties(of event: YAMLEvent) {
    if event.hasAnchor {
      report(.yamlAnchor, at: event, "anchors (&name) aren't supported; remove the anchor")
    }
    if event.hasTag {
      report(.yamlTag, at: event, "type tags (!name) aren't supported; remove the tag")
    }
  }

  // MARK: Messages

  private func location(of event: YAMLEvent) -> SourceLocation {
    SourceLocation(file: file, line: event.line, column: event.column)
  }

  private mutating func report(_ rule: Rule, at event: YAMLEvent, _ message: String) {
    log.add(rule, at: location(of: event), message)
  }

  private mutating func reportDepth(at location: SourceLocation) {
    log.add(Self.tooDeep(at: location))
  }

  /// libyaml looks ahead: it may reach its own limit before it reports an event beyond ours.
  static func tooDeep(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .yamlTooDeep,
      at: location,
      "nested more than \(Limits.manifestDepth) levels deep; use fewer levels"
    )
  }

  /// How many entries the key has that is being read, if it's most of the manifest.
  private var largestKey: String {
    guard open.count > 1, let key = open[0].currentKey else { return "" }
    let count = open[1].count
    return count < 20 ? "" : ", and `\(key.escapedForDisplay)` has more than \(count) entries"
  }
}

/// A sequence or a mapping whose end hasn't been reached yet.
private struct OpenCollection {
  private let isMapping: Bool
  private let line: Int
  private let column: Int
  private var elements: [YAMLNode] = []
  private var pairs: [(key: YAMLNode, value: YAMLNode)] = []
  private var key: YAMLNode?
  /// Whether the mapping had the key already.
  private var isRepeated = false

  /// The lines on which each key appears first.
  private var keys: [String: Int] = [:]

  /// The number of values so far.
  var count: Int { isMapping ? pairs.count : elements.count }

  /// The key whose value is being read.
  var currentKey: String? { key?.scalar }

  init(startedBy event: YAMLEvent) {
    if case .mappingStart = event.kind { isMapping = true } else { isMapping = false }
    line = event.line
    column = event.column
  }

  /// Adds a value, or the key of the next value.
  ///
  /// - Returns: The key and its first line, when the mapping already has it.
  mutating func add(_ node: YAMLNode) -> (key: String, line: Int)? {
    guard isMapping else {
      elements.append(node)
      return nil
    }
    guard let key else {
      key = node
      guard let name = node.scalar else { return nil }
      if let line = keys[name] {
        isRepeated = true
        return (name, line)
      }
      keys[name] = node.line
      return nil
    }
    // Of a key that appears twice, the first value counts.
    if !isRepeated { pairs.append((key, node)) }
    isRepeated = false
    self.key = nil
    return nil
  }

  var node: YAMLNode {
    YAMLNode(content: isMapping ? .mapping(pairs) : .sequence(elements), line: line, column: column)
  }
}
