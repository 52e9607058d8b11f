import RoadcastManifest
import RoadcastModel

/// Adding and removing keys.
extension EditPlanner {
  /// Ways to add a key to a group.
  ///
  /// - Parameters:
  ///   - field: The key and its value.
  ///   - path: The group's.
  /// - Returns: The changes, the most readable first.
  func add(_ field: NewValue.Field, to path: ManifestPath) -> [Proposal] {
    let group = path.steps.isEmpty ? root : manifest[path]
    guard let group, let pairs = group.mapping else { return [] }
    let position = position(of: field.key, among: pairs, at: path)
    let isFlow = group.style == .flow
    let ways =
      isFlow
      ? addInline(field, to: group, at: position)
      : addLines(field, to: group, at: position)
    let expected = { [root] (new: OutlineNode) in
      root.changing(path.steps[...]) { node in
        node.changePairs {
          let key = OutlineNode(content: .scalar(field.key), style: .doubleQuoted)
          $0.insert(OutlineNode.Pair(key: key, value: new), at: position)
        }
      }
    }
    return ways.map {
      Proposal(splices: $0, path: path.key(field.key), value: field.value, expected: expected)
    }
  }

  /// Where a new key goes: after the last of those that the documentation lists before it.
  private func position(
    of key: String,
    among pairs: [OutlineNode.Pair],
    at path: ManifestPath
  ) -> Int {
    let order = ManifestOrder.keys(at: path.keys, isShow: manifest.isShow)
    guard let rank = order.firstIndex(of: key) else { return pairs.count }
    let earlier = Set(order[..<rank])
    let last = pairs.lastIndex { $0.key.scalar.map(earlier.contains) ?? false }
    if let last { return last + 1 }
    // In front of the first key, a comment at the top of the file would get a new meaning.
    guard let first = pairs.first else { return 0 }
    let line = lines.line(at: first.key.range.lowerBound)
    let isAtTop =
      !lines.isFirst(first.key.range.lowerBound) || line > 0 && lines.isComment(line - 1)
    return isAtTop ? 1 : 0
  }

  private func addInline(
    _ field: NewValue.Field,
    to group: OutlineNode,
    at position: Int
  ) -> [[Splice]] {
    let pairs = group.mapping ?? []
    return [false, true].map { isCautious in
      let text = ValueWriter(isFlow: true, isCautious: isCautious).pair(field)
      if pairs.isEmpty {
        return [Splice(group.range.lowerBound + 1..<group.range.upperBound - 1, " \(text) ")]
      } else if position == 0 {
        return [Splice(at: pairs[0].key.range.lowerBound, text + ", ")]
      }
      return [Splice(at: extents.end(of: pairs[position - 1]), ", " + text)]
    }
  }

  private func addLines(
    _ field: NewValue.Field,
    to group: OutlineNode,
    at position: Int
  ) -> [[Splice]] {
    let pairs = group.mapping ?? []
    let indent = group.column - 1
    let near = position > 0 ? extents.lines(of: pairs[position - 1]).upperBound : lines.count - 1
    let ending = lines.usualEnding(near: near)
    return [false, true].map { isCautious in
      let body = BlockWriter(ending: ending, isCautious: isCautious).lines(field, indent: indent)
      if position == 0, let first = pairs.first {
        let line = lines.line(at: first.key.range.lowerBound)
        return [Splice(at: lines.start(line), body)]
      }
      return [insertion(of: body, afterLine: near, ending: ending)]
    }
  }

  /// Ways to remove a key, which isn't the last of its group.
  func removeKey(_ path: ManifestPath) throws(EditRefusal) -> [Proposal] {
    guard let (pair, parent, position) = pair(at: path), let pairs = parent.mapping else {
      return []
    }
    let expected = { [root] (_: OutlineNode) in
      root.changing(path.parent.steps[...]) { node in node.changePairs { $0.remove(at: position) } }
    }
    let splice: Splice
    if parent.style == .flow {
      let items = pairs.map { $0.key.range.lowerBound..<extents.end(of: $0) }
      splice = try removeItem(position, of: items, in: parent)
    } else if lines.isFirst(pair.key.range.lowerBound) {
      splice = removal(of: extents.lines(of: pair))
    } else {
      splice = try removeFirstKey(of: parent)
    }
    return [Proposal(splices: [splice], removed: [splice.range], expected: expected)]
  }

  /// Removes whole lines; where the last line of the file has no end, it has none afterwards either.
  func removal(of range: ClosedRange<Int>) -> Splice {
    let isUnfinished = !lines.hasEnding(range.upperBound) && range.lowerBound > 0
    let start =
      isUnfinished ? lines.end(range.lowerBound - 1) : lines.start(range.lowerBound)
    return Splice(start..<lines.next(range.upperBound), "")
  }

  /// Removes the key right after a list's dash: the next one takes its place.
  private func removeFirstKey(of group: OutlineNode) throws(EditRefusal) -> Splice {
    guard let pairs = group.mapping, pairs.count > 1 else {
      throw refusal("this is the only key of its entry; remove the entry", at: group)
    }
    let last = extents.lines(of: pairs[0]).upperBound
    let next = pairs[1].key.range.lowerBound
    guard lines.line(at: next) == last + 1, lines.isFirst(next) else {
      throw refusal("a comment follows this key; remove it in a text editor", at: pairs[0].key)
    }
    return Splice(pairs[0].key.range.lowerBound..<next, "")
  }

  /// Removes an item in brackets or braces, with one of the commas beside it.
  func removeItem(
    _ position: Int,
    of items: [Range<Int>],
    in collection: OutlineNode
  ) throws(EditRefusal) -> Splice {
    let range: Range<Int>
    if position + 1 < items.count {
      range = items[position].lowerBound..<items[position + 1].lowerBound
    } else if position > 0 {
      range = items[position - 1].upperBound..<items[position].upperBound
    } else {
      range = collection.range.lowerBound + 1..<collection.range.upperBound - 1
    }
    let outside =
      bytes[range.lowerBound..<items[position].lowerBound]
      + bytes[items[position].upperBound..<max(items[position].upperBound, range.upperBound)]
    guard !outside.contains(UInt8(ascii: "#")) else {
      throw refusal("a comment is beside it; remove it in a text editor", at: collection)
    }
    return Splice(range, "")
  }
}
