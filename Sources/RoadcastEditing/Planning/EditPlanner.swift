import RoadcastManifest
import RoadcastModel

/// Plans the splices for one change: several ways to write it, the most readable first.
struct EditPlanner {
  let manifest: EditableManifest
  let lines: SourceLines
  let extents: Extents

  init(_ manifest: EditableManifest) {
    self.manifest = manifest
    lines = SourceLines(manifest.bytes)
    extents = Extents(lines: lines)
  }

  var bytes: [UInt8] { manifest.bytes }

  /// The root, or an empty mapping for a text without any value.
  var root: OutlineNode {
    manifest.root ?? OutlineNode(content: .mapping([]), style: .block, line: 1, column: 1)
  }

  /// Whether a value is inside brackets or braces.
  func isInFlow(_ path: ManifestPath) -> Bool {
    var node = root
    for step in path.steps {
      if node.style == .flow { return true }
      switch step {
      case .key(let key):
        guard let position = node.position(of: key), let pairs = node.mapping else { return false }
        node = pairs[position].value
      case .entry(let position):
        guard let entries = node.sequence, entries.indices.contains(position) else { return false }
        node = entries[position]
      }
    }
    return false
  }

  /// The pair that a path leads to.
  func pair(at path: ManifestPath) -> (pair: OutlineNode.Pair, parent: OutlineNode, position: Int)?
  {
    guard case .key(let key) = path.steps.last, let parent = manifest[path.parent],
      let position = parent.position(of: key), let pairs = parent.mapping
    else { return nil }
    return (pairs[position], parent, position)
  }

  func refusal(_ reason: String, at node: OutlineNode) -> EditRefusal {
    EditRefusal(
      reason,
      at: SourceLocation(file: manifest.file, line: node.line, column: node.column)
    )
  }

  /// What the text must mean when a value is replaced by a new one.
  func replacing(_ path: ManifestPath) -> (OutlineNode) -> OutlineNode? {
    { [root] new in root.changing(path.steps[...]) { $0 = new } }
  }
}
