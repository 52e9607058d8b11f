/// A value in a manifest's text, with the bytes that it's written in.
package struct OutlineNode: Sendable {
  package struct Pair: Sendable {
    package var key: OutlineNode
    package var value: OutlineNode

    package init(key: OutlineNode, value: OutlineNode) {
      self.key = key
      self.value = value
    }
  }

  package enum Content: Sendable {
    case scalar(String)
    case sequence([OutlineNode])
    case mapping([Pair])
  }

  package var content: Content
  package var style: YAMLStyle

  /// Its bytes in the file.
  ///
  /// A value that isn't written has none, right after its key's colon. A text after `|` or `>` ends where
  /// the line after it begins, with the empty lines between.
  package var range: Range<Int>

  /// The line, counted from 1.
  package var line: Int

  /// The column in Unicode scalars, counted from 1.
  package var column: Int

  package init(
    content: Content,
    style: YAMLStyle,
    range: Range<Int> = 0..<0,
    line: Int = 0,
    column: Int = 0
  ) {
    self.content = content
    self.style = style
    self.range = range
    self.line = line
    self.column = column
  }

  package var scalar: String? {
    guard case .scalar(let text) = content else { return nil }
    return text
  }

  package var sequence: [OutlineNode]? {
    guard case .sequence(let entries) = content else { return nil }
    return entries
  }

  package var mapping: [Pair]? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs
  }

  /// Whether YAML takes it for "no value".
  package var isNull: Bool {
    style == .plain && scalar.map { ["", "~", "null", "Null", "NULL"].contains($0) } ?? false
  }

  /// The position of a key in a mapping; the first where it appears twice.
  package func position(of key: String) -> Int? {
    mapping?.firstIndex { $0.key.scalar == key }
  }

  /// Whether two values mean the same, however and wherever they're written.
  ///
  /// - Parameters:
  ///   - other: Another value.
  ///   - key: The key whose value it is. In texts for people, line ends at the end of a block don't count:
  ///     the last line of a file has none, and gets one when something is written after it.
  /// - Returns: Whether readers find no difference.
  package func means(_ other: OutlineNode, of key: String = "") -> Bool {
    switch (content, other.content) {
    case (.scalar(let one), .scalar(let two)):
      isNull == other.isNull
        && (one == two
          || isBlockText && other.isBlockText && ManifestValue.words.contains(key)
            && Self.withoutEnd(one).elementsEqual(Self.withoutEnd(two)))
    case (.sequence(let one), .sequence(let two)):
      one.count == two.count && zip(one, two).allSatisfy { $0.means($1, of: key) }
    case (.mapping(let one), .mapping(let two)):
      one.count == two.count
        && zip(one, two).allSatisfy {
          $0.key.means($1.key) && $0.value.means($1.value, of: $0.key.scalar ?? "")
        }
    default: false
    }
  }

  private var isBlockText: Bool { style == .literal || style == .folded }

  private static func withoutEnd(_ text: String) -> Substring.UnicodeScalarView {
    var scalars = Substring(text).unicodeScalars
    while scalars.last == "\n" { scalars.removeLast() }
    return scalars
  }
}
