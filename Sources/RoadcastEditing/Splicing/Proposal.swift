import RoadcastManifest

/// A change of a text that hasn't been verified yet.
struct Proposal {
  /// What to change in the text.
  var splices: [Splice]

  /// Where the new value is afterwards; nil for a change without one.
  var path: ManifestPath?

  /// What the new value must be read as.
  var value: NewValue?

  /// The bytes that a removal takes out, with the comments in them; every other comment has to stay.
  var removed: [Range<Int>] = []

  /// What the whole text must mean afterwards, from the new value as it was read.
  var expected: (OutlineNode) -> OutlineNode?
}

extension NewValue {
  /// Whether a value of a text is read as this one.
  func isRead(as node: OutlineNode) -> Bool {
    switch self {
    case .plain(let word): node.scalar == word && !node.isNull
    case .text(let text):
      node.scalar.map(NewValue.normalized) == text && !node.isNull
    case .list(let values):
      node.sequence.map { nodes in
        nodes.count == values.count && zip(values, nodes).allSatisfy { $0.isRead(as: $1) }
      } ?? false
    case .group(let fields):
      node.mapping.map { pairs in
        pairs.count == fields.count
          && zip(fields, pairs).allSatisfy {
            $0.key == $1.key.scalar && $0.value.isRead(as: $1.value)
          }
      } ?? false
    }
  }
}

extension OutlineNode {
  /// The tree with the value at a path changed.
  ///
  /// - Returns: Nil where the path doesn't lead to a value.
  func changing(
    _ steps: ArraySlice<ManifestPath.Step>,
    _ change: (inout OutlineNode) -> Void
  ) -> OutlineNode? {
    var node = self
    guard let step = steps.first else {
      change(&node)
      return node
    }
    switch step {
    case .key(let key):
      guard var pairs = mapping, let position = position(of: key),
        let value = pairs[position].value.changing(steps.dropFirst(), change)
      else { return nil }
      pairs[position].value = value
      node.content = .mapping(pairs)
    case .entry(let position):
      guard var entries = sequence, entries.indices.contains(position),
        let value = entries[position].changing(steps.dropFirst(), change)
      else { return nil }
      entries[position] = value
      node.content = .sequence(entries)
    }
    return node
  }

  /// Changes the pairs of a mapping.
  mutating func changePairs(_ change: (inout [Pair]) -> Void) {
    var pairs = mapping ?? []
    change(&pairs)
    content = .mapping(pairs)
  }

  /// Changes the entries of a list.
  mutating func changeEntries(_ change: (inout [OutlineNode]) -> Void) {
    var entries = sequence ?? []
    change(&entries)
    content = .sequence(entries)
  }
}
