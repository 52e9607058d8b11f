/// Composes the outline of a text that `YAMLComposer` has accepted.
struct OutlineComposer {
  let places: BytePlaces

  private(set) var root: OutlineNode?
  private var open: [Collection] = []

  init(places: BytePlaces) { self.places = places }

  /// Takes an event.
  ///
  /// - Returns: Whether to go on with the next one.
  mutating func take(_ event: YAMLEvent) -> Bool {
    switch event.kind {
    case .streamEnd, .alias: return false
    case .documentStart, .other: return true
    case .scalar(let text, _): add(node(.scalar(text), event))
    case .sequenceStart: open.append(Collection(node: node(.sequence([]), event)))
    case .mappingStart: open.append(Collection(node: node(.mapping([]), event)))
    case .collectionEnd:
      guard let collection = open.popLast() else { return false }
      add(collection.closed(at: places.bytes(event.range).upperBound))
    }
    return true
  }

  private mutating func add(_ node: OutlineNode) {
    guard !open.isEmpty else {
      root = root ?? node
      return
    }
    open[open.count - 1].add(node)
  }

  private func node(_ content: OutlineNode.Content, _ event: YAMLEvent) -> OutlineNode {
    OutlineNode(
      content: content,
      style: event.style,
      range: places.bytes(event.range),
      line: event.line,
      column: event.column
    )
  }
}

/// A sequence or a mapping whose end hasn't been reached yet.
private struct Collection {
  var node: OutlineNode
  var elements: [OutlineNode] = []
  var pairs: [OutlineNode.Pair] = []
  var key: OutlineNode?

  init(node: OutlineNode) { self.node = node }

  mutating func add(_ child: OutlineNode) {
    if node.sequence != nil {
      elements.append(child)
    } else if let key {
      pairs.append(OutlineNode.Pair(key: key, value: child))
      self.key = nil
    } else {
      key = child
    }
  }

  /// The whole collection.
  ///
  /// In block style, it ends with its last value.
  func closed(at end: Int) -> OutlineNode {
    var node = node
    if node.sequence != nil {
      node.content = .sequence(elements)
    } else {
      node.content = .mapping(pairs)
    }
    let last = elements.last?.range.upperBound ?? pairs.last?.value.range.upperBound
    let bound = node.style == .flow ? end : last ?? node.range.lowerBound
    node.range = node.range.lowerBound..<max(node.range.lowerBound, bound)
    return node
  }
}
