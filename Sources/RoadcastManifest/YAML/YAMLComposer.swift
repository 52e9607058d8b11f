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
  /// - Returns: The root; nil for a text without a value, and for one with anything wrong.
  static func root(of text: String, file: String, into log: inout DiagnosticLog) -> YAMLNode? {
    var composer = YAMLComposer(file: file)
    var parser = YAMLParser(text)
    do throws(YAMLSyntaxError) {
      while composer.take(try parser.next()) {}
    } catch {
      // A dangerous construct explains more than the syntax error that follows it.
      if composer.log.isEmpty { composer.report(error) }
    }
    log.add(contentsOf: composer.log.diagnostics)
    return composer.log.isEmpty ? composer.root : nil
  }

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
    case .scalar(let text, let isPlain):
      refuseProperties(of: event)
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
        "the manifest has too many values; the limit is \(Limits.manifestNodes)"
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
    if let key = open[open.count - 1].add(node) {
      log.add(
        .duplicateKey,
        at: SourceLocation(file: file, line: node.line, column: node.column),
        "the key \(key.quoted) appears twice; remove one"
      )
    }
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
    log.add(
      .yamlTooDeep,
      at: location,
      "nested more than \(Limits.manifestDepth) levels deep; use fewer levels"
    )
  }

  private mutating func report(_ error: YAMLSyntaxError) {
    let location = SourceLocation(
      file: file,
      line: error.place?.line,
      column: error.place?.column
    )
    // libyaml looks ahead: it may reach its own limit before it reports an event beyond ours.
    guard !error.isTooDeep else { return reportDepth(at: location) }
    log.add(
      .yamlSyntax,
      at: location,
      "isn't valid YAML: \(error.problem.escapedForDisplay); "
        + "check the quotes, brackets and indentation"
    )
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
  private var keys: Set<String> = []

  init(startedBy event: YAMLEvent) {
    if case .mappingStart = event.kind { isMapping = true } else { isMapping = false }
    line = event.line
    column = event.column
  }

  /// Adds a value, or the key of the next value.
  ///
  /// - Returns: The key, when the mapping already has it.
  mutating func add(_ node: YAMLNode) -> String? {
    guard isMapping else {
      elements.append(node)
      return nil
    }
    guard let key else {
      key = node
      guard let name = node.scalar, !keys.insert(name).inserted else { return nil }
      return name
    }
    pairs.append((key, node))
    self.key = nil
    return nil
  }

  var node: YAMLNode {
    YAMLNode(content: isMapping ? .mapping(pairs) : .sequence(elements), line: line, column: column)
  }
}
