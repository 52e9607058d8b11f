/// One change of a manifest.
package enum ManifestEdit: Sendable, Equatable {
  /// Gives a key or an entry a value; the key is added where it's missing, with the groups around it.
  case set(ManifestPath, NewValue)

  /// Removes a key, or an entry of a list; a group or list that would be empty goes with it.
  case remove(ManifestPath)

  /// Adds an entry to a list.
  ///
  /// - `path`: the list's.
  /// - `at`: the new entry's position, from 0 to the number of entries.
  case insert(ManifestPath, at: Int, NewValue)

  /// Moves an entry of a list, with the comments that belong to it.
  ///
  /// - `path`: the list's.
  /// - `from`: the entry's position.
  /// - `to`: the position that it has afterwards.
  case move(ManifestPath, from: Int, to: Int)

  /// Lists an episode's segments, if its manifest doesn't: the recordings in its folder.
  case listSegments

  package static let segments = ManifestPath([.key("segments")])

  /// Adds a segment.
  package static func insertSegment(_ fields: [NewValue.Field], at position: Int) -> ManifestEdit {
    .insert(segments, at: position, .group(fields))
  }

  /// Removes a segment, with the comments that belong to it; its files stay.
  package static func removeSegment(_ position: Int) -> ManifestEdit { .remove(.segment(position)) }

  /// Moves a segment to another position.
  package static func moveSegment(from: Int, to: Int) -> ManifestEdit {
    .move(segments, from: from, to: to)
  }

  /// The path of what it changes.
  package var path: ManifestPath {
    switch self {
    case .set(let path, _), .remove(let path), .insert(let path, _, _), .move(let path, _, _): path
    case .listSegments: Self.segments
    }
  }
}
