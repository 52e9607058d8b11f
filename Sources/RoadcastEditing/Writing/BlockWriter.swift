/// Writes keys and entries on lines of their own.
struct BlockWriter {
  /// What ends each line.
  let ending: String

  var isCautious = false

  /// The keys whose groups get a line for each of their keys.
  private static let blockGroups: Set = ["approved", "audiences", "facets", "length", "sound"]

  private var inline: ValueWriter { ValueWriter(isFlow: false, isCautious: isCautious) }

  /// The lines of a key with its value.
  ///
  /// - Parameters:
  ///   - field: The key and the value.
  ///   - indent: The number of spaces before the key.
  ///   - isCompact: Whether the first line is written without these spaces, after a dash.
  /// - Returns: The lines with their ends.
  func lines(_ field: NewValue.Field, indent: Int, isCompact: Bool = false) -> String {
    let front = (isCompact ? "" : spaces(indent)) + inline.key(field.key) + ":"
    switch field.value {
    case .text(let text) where text.contains("\n") && BlockScalar.canHold(text) && !isCautious:
      let digit = BlockScalar.needsDigit(text) ? "2" : ""
      let block = BlockScalar(indent: indent + 2, ending: ending)
      return "\(front) |\(digit)\(ending)\(block.literal(text))"
    case .group(let fields) where Self.blockGroups.contains(field.key) && !fields.isEmpty:
      return front + ending + fields.map { lines($0, indent: indent + 2) }.joined()
    case .list(let values) where values.contains { !$0.isScalar }:
      return front + ending + values.map { entry($0, indent: indent + 2) }.joined()
    default:
      return "\(front) \(inline.inline(field.value))\(ending)"
    }
  }

  /// The lines of a list's entry.
  ///
  /// - Parameters:
  ///   - value: The entry.
  ///   - indent: The number of spaces before the dash.
  ///   - gap: The number of spaces after the dash.
  /// - Returns: The lines with their ends.
  func entry(_ value: NewValue, indent: Int, gap: Int = 1) -> String {
    let front = spaces(indent) + "-" + spaces(gap)
    guard case .group(let fields) = value, !fields.isEmpty else {
      return front + inline.inline(value) + ending
    }
    let inner = indent + 1 + gap
    return front
      + fields.enumerated().map { lines($1, indent: inner, isCompact: $0 == 0) }.joined()
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
