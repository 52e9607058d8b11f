import RoadcastEditing
import RoadcastManifest
import RoadcastModel

extension EditableManifest {
  /// The value that's written at a place, or the closest group around it.
  ///
  /// - Parameter place: Where a problem is.
  /// - Returns: The value's path; nil if the place isn't in this file, or has no line.
  func path(at place: SourceLocation) -> ManifestPath? {
    guard place.file == file, let line = place.line else { return nil }
    let target = (line, place.column ?? .max)
    func isAhead(_ node: OutlineNode) -> Bool { (node.line, node.column) <= target }
    var path = ManifestPath([])
    var node = root
    while let here = node {
      if let pairs = here.mapping {
        guard let pair = pairs.last(where: { isAhead($0.key) }), let key = pair.key.scalar else {
          break
        }
        path = path.key(key)
        node = pair.value
      } else if let entries = here.sequence {
        guard let position = entries.lastIndex(where: isAhead) else { break }
        path = path.entry(position)
        node = entries[position]
      } else {
        break
      }
    }
    return path
  }
}
