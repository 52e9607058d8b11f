import RoadcastManifest
import RoadcastModel

/// Replacing a value that's there.
extension EditPlanner {
  /// Ways to give a key or an entry that exists another value.
  func replace(_ path: ManifestPath, with value: NewValue) throws(EditRefusal) -> [Proposal] {
    guard let node = manifest[path] else { return [] }
    let isFlow = isInFlow(path)
    var ways: [[Splice]] = []
    if !isFlow, case .text(let text) = value {
      ways += blockTexts(text, in: node, at: path)
    }
    let texts = inlineTexts(value, isFlow: isFlow, style: node.style)
    if node.style == .block {
      ways += try texts.map { text throws(EditRefusal) in try replaceBlock(node, path, text) }
    } else {
      ways += texts.map { replaceInline(node, $0) }
    }
    return ways.map {
      Proposal(splices: $0, path: path, value: value, expected: replacing(path))
    }
  }

  /// A value on one line, in the quotes that the value has now if it has some.
  func inlineTexts(_ value: NewValue, isFlow: Bool, style: YAMLStyle = .plain) -> [String] {
    var texts: [String] = []
    switch value {
    case .text(let text), .plain(let text):
      if style == .singleQuoted, QuotedScalar.canBeSingle(text) {
        texts.append(QuotedScalar.single(text))
      }
      if style == .doubleQuoted { texts.append(QuotedScalar.double(text)) }
    case .list, .group: break
    }
    texts.append(ValueWriter(isFlow: isFlow).inline(value))
    texts.append(ValueWriter(isFlow: isFlow, isCautious: true).inline(value))
    if case .text(let text) = value { texts.append(QuotedScalar.double(text)) }
    return texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func replaceInline(_ node: OutlineNode, _ text: String) -> [Splice] {
    switch node.style {
    case .literal, .folded:
      let header = node.range.lowerBound..<extents.headerEnd(of: node)
      return [Splice(header, text)] + removeContent(of: node)
    default: break
    }
    guard node.range.isEmpty else { return [Splice(node.range, text)] }
    // There's no value yet: it goes right after the colon or the dash, and a space.
    let place = node.range.lowerBound
    guard place < bytes.count, bytes[place] == 0x20 else { return [Splice(at: place, " " + text)] }
    let after = place + 1
    let isBeforeComment = after < bytes.count && bytes[after] == UInt8(ascii: "#")
    return [Splice(at: after, isBeforeComment ? text + " " : text)]
  }

  /// Replaces a collection in lines of its own by a value behind the colon.
  private func replaceBlock(
    _ node: OutlineNode,
    _ path: ManifestPath,
    _ text: String
  ) throws(EditRefusal) -> [Splice] {
    guard let (pair, _, _) = pair(at: path), let colon = extents.afterColon(of: pair) else {
      throw refusal("this entry has lines of its own; change them one by one", at: node)
    }
    let first = lines.line(at: node.range.lowerBound)
    guard lines.line(at: colon - 1) < first else {
      throw refusal(
        "its first key is on the line of another; change the lines one by one",
        at: node
      )
    }
    let last = extents.lastLine(endingAt: extents.end(of: node), from: node.range.lowerBound)
    return [Splice(at: colon, " " + text), Splice(lines.start(first)..<lines.next(last), "")]
  }

  /// Removes the lines of a text after `|` or `>`, but not the empty ones after it.
  private func removeContent(of node: OutlineNode) -> [Splice] {
    let content = content(of: node)
    return content.isEmpty ? [] : [Splice(content, "")]
  }

  /// The lines of a text after `|` or `>`.
  private func content(of node: OutlineNode) -> Range<Int> {
    let header = lines.line(at: node.range.lowerBound)
    let start = lines.next(header)
    let end = extents.end(of: node)
    guard end > start else { return start..<start }
    return start..<lines.next(extents.lastLine(endingAt: end, from: start))
  }

  // MARK: Texts of several lines

  /// Ways to write a text after `|` or `>`, where it has several lines or is written like that now.
  private func blockTexts(_ text: String, in node: OutlineNode, at path: ManifestPath) -> [[Splice]]
  {
    guard BlockScalar.canHold(text), let parent = manifest[path.parent] else { return [] }
    let column = parent.column - 1
    let line = lines.line(at: node.range.lowerBound)
    let ending = lines.usualEnding(near: line)
    switch node.style {
    case .literal, .folded: return blockTexts(text, inBlock: node, column: column, ending: ending)
    case .block: return []
    default: break
    }
    guard text.contains("\n") else { return [] }
    let digit = BlockScalar.needsDigit(text) ? "2" : ""
    let block = BlockScalar(indent: column + 2, ending: ending).literal(text)
    let last = extents.lastLine(endingAt: node.range.upperBound, from: node.range.lowerBound)
    return [
      replaceInline(node, "|" + digit) + [insertion(of: block, afterLine: last, ending: ending)]
    ]
  }

  private func blockTexts(
    _ text: String,
    inBlock node: OutlineNode,
    column: Int,
    ending: String
  ) -> [[Splice]] {
    let header = node.range.lowerBound..<extents.headerEnd(of: node)
    let signs = lines.text(header)
    let digit = signs.first(where: \.isNumber)?.wholeNumberValue
    let content = content(of: node)
    let first = content.isEmpty ? nil : firstIndent(in: content)
    let indent = digit.map { column + $0 } ?? first ?? column + 2
    let block = BlockScalar(indent: indent, ending: ending)
    let body = node.style == .folded ? block.folded(text) : block.literal(text)
    var ways: [[Splice]] = []
    if let body, digit != nil || !BlockScalar.needsDigit(text) {
      ways.append([replaceContent(content, with: body, ending: ending)])
    }
    let plainSigns = signs.contains("-") ? "-" : signs.contains("+") ? "+" : ""
    let newDigit = BlockScalar.needsDigit(text) ? "2" : ""
    let fresh = BlockScalar(indent: column + 2, ending: ending).literal(text)
    ways.append([
      Splice(header, "|\(newDigit)\(plainSigns)"),
      replaceContent(content, with: fresh, ending: ending),
    ])
    return ways
  }

  private func firstIndent(in content: Range<Int>) -> Int? {
    var line = lines.line(at: content.lowerBound)
    while line < lines.count, lines.start(line) < content.upperBound {
      if !lines.isBlank(line) { return lines.indent(line) }
      line += 1
    }
    return nil
  }

  /// Replaces whole lines, and keeps a last line without its end.
  private func replaceContent(_ range: Range<Int>, with body: String, ending: String) -> Splice {
    guard !range.isEmpty else {
      return insertion(
        of: body,
        afterLine: lines.line(at: max(0, range.lowerBound - 1)),
        ending: ending
      )
    }
    let last = lines.line(at: range.upperBound - 1)
    return Splice(range, lines.hasEnding(last) ? body : String(body.dropLast()))
  }

  /// Inserts whole lines after a line; where that one has no end, the last of the new ones hasn't either.
  func insertion(of body: String, afterLine line: Int, ending: String) -> Splice {
    let place = lines.next(line)
    guard !lines.hasEnding(line) else { return Splice(at: place, body) }
    let isEmpty = place == lines.start(line)
    // A line end of two bytes is one character.
    return Splice(at: place, isEmpty ? body : ending + body.dropLast())
  }
}
