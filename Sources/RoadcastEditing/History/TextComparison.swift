/// Two versions of a text, line by line, with what's only in one of them.
package struct TextComparison: Sendable, Equatable {
  package enum Mark: String, Sendable {
    /// Both texts have the line.
    case same

    /// Only the old text has it.
    case removed

    /// Only the new text has it.
    case added

    /// Lines that both have were left out.
    case gap

    /// Says how many more lines there are.
    case rest
  }

  package struct Line: Sendable, Equatable {
    package var mark: Mark
    package var text: String
  }

  package private(set) var lines: [Line] = []

  /// Whether the only difference is in what can't be seen, such as line ends.
  package private(set) var isInvisible = false

  /// The most lines that are compared one by one; of longer texts, what differs is shown as a whole.
  private static let mostLines = 1_000

  /// The most lines that are shown.
  private static let mostShown = 2_000

  /// - Parameters:
  ///   - old: UTF-8; nil where there was no file.
  ///   - new: UTF-8; nil where there's no file any more.
  ///   - context: How many lines are shown around a difference.
  package init(_ old: [UInt8]?, _ new: [UInt8]?, context: Int = 3) {
    let (before, after) = (Self.lines(of: old ?? []), Self.lines(of: new ?? []))
    let limit = min(before.count, after.count)
    let head = (0..<limit).first { before[$0] != after[$0] } ?? limit
    let tail =
      (0..<(limit - head)).first {
        before[before.count - 1 - $0] != after[after.count - 1 - $0]
      } ?? limit - head
    let (middleBefore, middleAfter) = (
      before[head..<(before.count - tail)], after[head..<(after.count - tail)]
    )
    isInvisible = middleBefore.isEmpty && middleAfter.isEmpty && old != new
    var all = before[..<head].map { Line(mark: .same, text: $0) }
    all += Self.compare(Array(middleBefore), Array(middleAfter))
    all += before.suffix(tail).map { Line(mark: .same, text: $0) }
    lines = Self.abridged(all, context)
    let more = lines.count - Self.mostShown
    guard more > 0 else { return }
    lines.removeLast(more)
    lines.append(Line(mark: .rest, text: "\(more) more \(more == 1 ? "line" : "lines")"))
  }

  /// A last line end doesn't begin another line.
  private static func lines(of bytes: [UInt8]) -> [String] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
    }
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }

  private static func compare(_ old: [String], _ new: [String]) -> [Line] {
    guard old.count + new.count <= mostLines else {
      return old.map { Line(mark: .removed, text: $0) } + new.map { Line(mark: .added, text: $0) }
    }
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        lines.append(Line(mark: .removed, text: old[left]))
        left += 1
      } else if right < new.count, added.contains(right) {
        lines.append(Line(mark: .added, text: new[right]))
        right += 1
      } else {
        lines.append(Line(mark: .same, text: old[left]))
        left += 1
        right += 1
      }
    }
    return lines
  }

  /// Leaves out what's far from any difference.
  private static func abridged(_ lines: [Line], _ context: Int) -> [Line] {
    var isShown = [Bool](repeating: false, count: lines.count)
    for index in lines.indices where lines[index].mark != .same {
      for near in max(0, index - context)...min(lines.count - 1, index + context) {
        isShown[near] = true
      }
    }
    var kept: [Line] = []
    for index in lines.indices {
      if isShown[index] {
        kept.append(lines[index])
      } else if kept.last?.mark != .gap {
        kept.append(Line(mark: .gap, text: ""))
      }
    }
    return kept
  }
}
