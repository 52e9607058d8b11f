import RoadcastManifest

/// Finds which bytes of a text belong to a value.
struct Extents {
  let lines: SourceLines

  private var bytes: [UInt8] { lines.bytes }

  /// Where a value's own text ends: without the empty lines and comments after it.
  func end(of node: OutlineNode) -> Int {
    switch node.content {
    case .scalar where node.style == .literal || node.style == .folded: blockEnd(of: node)
    case .sequence(let entries) where node.style == .block:
      entries.last.map(end) ?? node.range.upperBound
    case .mapping(let pairs) where node.style == .block:
      pairs.last.map(end) ?? node.range.upperBound
    default: node.range.upperBound
    }
  }

  /// Where a key's value ends, or its colon, where there's no value.
  func end(of pair: OutlineNode.Pair) -> Int {
    max(end(of: pair.value), pair.key.range.upperBound)
  }

  /// The last line of what ends at a place.
  func lastLine(endingAt end: Int, from start: Int) -> Int { lines.line(at: max(start, end - 1)) }

  /// The lines of a key with its value.
  func lines(of pair: OutlineNode.Pair) -> ClosedRange<Int> {
    let first = lines.line(at: pair.key.range.lowerBound)
    return first...max(first, lastLine(endingAt: end(of: pair), from: pair.key.range.lowerBound))
  }

  /// The place right after a key's colon; nil where the key has none.
  func afterColon(of pair: OutlineNode.Pair) -> Int? {
    var place = pair.key.range.upperBound
    while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    return place < bytes.count && bytes[place] == UInt8(ascii: ":") ? place + 1 : nil
  }

  /// Where the `|` or `>` of a text ends, with its signs.
  func headerEnd(of node: OutlineNode) -> Int {
    var place = node.range.lowerBound + 1
    while place < bytes.count, "+-0123456789".utf8.contains(bytes[place]) { place += 1 }
    return place
  }

  /// Whether the empty lines at the end of a text after `|` or `>` belong to it.
  func keepsEmptyLines(_ node: OutlineNode) -> Bool {
    bytes[node.range.lowerBound..<headerEnd(of: node)].contains(UInt8(ascii: "+"))
  }

  private func blockEnd(of node: OutlineNode) -> Int {
    let header = lines.line(at: node.range.lowerBound)
    guard !keepsEmptyLines(node) else { return node.range.upperBound }
    var line = lastLine(endingAt: node.range.upperBound, from: node.range.lowerBound)
    while line > header, lines.isBlank(line) { line -= 1 }
    return lines.end(line)
  }
}
