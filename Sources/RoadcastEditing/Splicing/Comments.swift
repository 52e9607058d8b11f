import RoadcastManifest

/// The comments of a text, so that a change can be proved to lose none of them.
struct Comments {
  /// The words of each comment from its `#` on, and how often they're there.
  private var counts: [[UInt8]: Int] = [:]

  /// Finds the comments.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - root: Its value.
  ///   - removed: Lines that go, with the comments in them.
  init(in bytes: [UInt8], root: OutlineNode?, outside removed: [Range<Int>] = []) {
    let lines = SourceLines(bytes)
    var texts: [Range<Int>] = []
    if let root { Self.collect(root, Extents(lines: lines), into: &texts) }
    texts.sort { $0.lowerBound < $1.lowerBound }
    var next = 0
    var place = 0
    while place < bytes.count {
      if next < texts.count, place >= texts[next].lowerBound {
        place = max(place, texts[next].upperBound)
        next += 1
        continue
      }
      guard bytes[place] == UInt8(ascii: "#") else {
        place += 1
        continue
      }
      let end = max(place + 1, lines.end(lines.line(at: place)))
      if !removed.contains(where: { $0.contains(place) }) {
        counts[Array(bytes[place..<end]), default: 0] += 1
      }
      place = end
    }
  }

  /// The bytes of all keys and values that can contain a `#`.
  private static func collect(
    _ node: OutlineNode,
    _ extents: Extents,
    into texts: inout [Range<Int>]
  ) {
    switch node.content {
    case .scalar where node.style == .literal || node.style == .folded:
      // A comment can follow the `|`.
      let start = extents.lines.next(extents.lines.line(at: node.range.lowerBound))
      texts.append(min(start, node.range.upperBound)..<node.range.upperBound)
    case .scalar: texts.append(node.range)
    case .sequence(let entries): for entry in entries { collect(entry, extents, into: &texts) }
    case .mapping(let pairs):
      for pair in pairs {
        collect(pair.key, extents, into: &texts)
        collect(pair.value, extents, into: &texts)
      }
    }
  }

  /// Whether each comment is in another text too, as often as here.
  func areAll(in other: Comments) -> Bool {
    counts.allSatisfy { other.counts[$0.key, default: 0] >= $0.value }
  }
}
