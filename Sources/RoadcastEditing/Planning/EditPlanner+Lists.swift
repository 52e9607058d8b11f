import RoadcastManifest
import RoadcastModel

/// Adding, removing and moving the entries of lists.
extension EditPlanner {
  /// Ways to add an entry to a list that has some.
  func insert(
    _ value: NewValue,
    into path: ManifestPath,
    at position: Int
  ) throws(EditRefusal) -> [Proposal] {
    guard let list = manifest[path], let entries = list.sequence else { return [] }
    guard (0...entries.count).contains(position) else {
      throw refusal("the list has only \(entries.count) entries", at: list)
    }
    let ways: [[Splice]]
    if list.style == .flow {
      ways = inlineTexts(value, isFlow: true).map { text in
        if entries.isEmpty {
          return [Splice(list.range.lowerBound + 1..<list.range.upperBound - 1, text)]
        } else if position == entries.count {
          return [Splice(at: extents.end(of: entries[position - 1]), ", " + text)]
        }
        return [Splice(at: entries[position].range.lowerBound, text + ", ")]
      }
    } else {
      let chunks = try chunks(of: list, at: path)
      ways = [false, true].map { [insertLines(value, at: position, chunks, isCautious: $0)] }
    }
    let expected = { [root] (new: OutlineNode) in
      root.changing(path.steps[...]) { node in
        node.changeEntries { $0.insert(new, at: position) }
      }
    }
    return ways.map {
      Proposal(splices: $0, path: path.entry(position), value: value, expected: expected)
    }
  }

  private func insertLines(
    _ value: NewValue,
    at position: Int,
    _ list: ListChunks,
    isCautious: Bool
  ) -> Splice {
    let chunks = list.chunks
    let near = chunks[max(0, position - 1)].upperBound
    let ending = lines.usualEnding(near: near)
    let writer = BlockWriter(ending: ending, isCautious: isCautious)
    let body = writer.entry(value, indent: list.indent, gap: list.gap)
    let isSpaced =
      chunks.count > 1
      && (1..<chunks.count).allSatisfy { position in
        let gap = list.gapLines(before: position)
        return !gap.isEmpty && gap.allSatisfy(lines.isBlank)
      }
    if position == chunks.count {
      return insertion(of: (isSpaced ? ending : "") + body, afterLine: near, ending: ending)
    }
    return Splice(
      at: lines.start(chunks[position].lowerBound),
      body + (isSpaced ? ending : "")
    )
  }

  /// Ways to remove an entry, which isn't the last of its list.
  func removeEntry(_ path: ManifestPath) throws(EditRefusal) -> [Proposal] {
    guard case .entry(let position) = path.steps.last, let list = manifest[path.parent],
      let entries = list.sequence
    else { return [] }
    let splice: Splice
    if list.style == .flow {
      splice = try removeItem(position, of: entries.map(\.range), in: list)
    } else {
      let list = try chunks(of: list, at: path.parent)
      // A comment above a word can be about the words after it too.
      let lines = entries[position].scalar == nil ? list.chunks : list.texts
      var range = lines[position].lowerBound..<lines[position].upperBound + 1
      // The empty lines on one side of it go too: the fewer ones.
      let gaps = [position, position + 1].filter { list.chunks.indices.contains($0) && $0 > 0 }
        .map(list.gapLines).filter { $0.allSatisfy(self.lines.isBlank) }
      if lines[position] == list.chunks[position],
        let gap = gaps.min(by: { $0.count < $1.count })
      {
        range = min(range.lowerBound, gap.lowerBound)..<max(range.upperBound, gap.upperBound)
      }
      splice = removal(of: range.lowerBound...range.upperBound - 1)
    }
    let expected = { [root] (_: OutlineNode) in
      root.changing(path.parent.steps[...]) { node in
        node.changeEntries { $0.remove(at: position) }
      }
    }
    return [Proposal(splices: [splice], removed: [splice.range], expected: expected)]
  }

  /// Ways to move an entry of a list.
  func move(_ path: ManifestPath, from: Int, to: Int) throws(EditRefusal) -> [Proposal] {
    guard let list = manifest[path], let entries = list.sequence else { return [] }
    guard entries.indices.contains(from), entries.indices.contains(to) else {
      throw refusal("the list has only \(entries.count) entries", at: list)
    }
    var order = Array(entries.indices)
    order.insert(order.remove(at: from), at: to)
    let splices =
      list.style == .flow
      ? try reorderItems(entries, in: list, order)
      : reorderLines(try chunks(of: list, at: path), order)
    let expected = { [root] (_: OutlineNode) in
      root.changing(path.steps[...]) { node in
        node.changeEntries { $0.insert($0.remove(at: from), at: to) }
      }
    }
    return [Proposal(splices: splices, expected: expected)]
  }

  private func reorderItems(
    _ entries: [OutlineNode],
    in list: OutlineNode,
    _ order: [Int]
  ) throws(EditRefusal) -> [Splice] {
    for (entry, next) in zip(entries, entries.dropFirst()) {
      guard
        !bytes[entry.range.upperBound..<next.range.lowerBound].contains(UInt8(ascii: "#"))
      else {
        throw refusal("a comment is in this list; move its entries in a text editor", at: list)
      }
    }
    return order.indices.filter { order[$0] != $0 }.map { position in
      Splice(entries[position].range, Array(bytes[entries[order[position]].range]))
    }
  }

  /// Writes the entries' lines in another order; what's between them stays in its place.
  private func reorderLines(_ list: ListChunks, _ order: [Int]) -> [Splice] {
    let last = list.chunks.count - 1
    let lastLine = list.chunks[last].upperBound
    let isUnfinished = !lines.hasEnding(lastLine)
    let ending = lines.usualEnding(near: lastLine)
    return order.indices.filter { order[$0] != $0 }.map { position in
      var text = self.text(of: list.chunks[order[position]])
      // The last line of the file has no end, whichever it is.
      if isUnfinished, order[position] == last { text += Array(ending.utf8) }
      if isUnfinished, position == last {
        let end = lines.end(list.chunks[order[position]].upperBound)
        text.removeLast(lines.next(list.chunks[order[position]].upperBound) - end)
      }
      let chunk = list.chunks[position]
      return Splice(lines.start(chunk.lowerBound)..<lines.next(chunk.upperBound), text)
    }
  }

  private func text(of chunk: ClosedRange<Int>) -> [UInt8] {
    Array(bytes[lines.start(chunk.lowerBound)..<lines.next(chunk.upperBound)])
  }

  private func chunks(
    of list: OutlineNode,
    at path: ManifestPath
  ) throws(EditRefusal) -> ListChunks {
    let parent = pair(at: path).map { lines.line(at: $0.pair.key.range.lowerBound) }
    guard let chunks = ListChunks(list, in: extents, below: parent ?? -1) else {
      throw refusal(
        "two dashes are on one line; change this list in a text editor",
        at: list
      )
    }
    return chunks
  }
}
