import RoadcastModel

/// Composes a tree from a JSON text (RFC 8259), each value with its line and column.
///
/// The tree is the one that YAML texts have, so that the same readers read its values. Numbers, `true`,
/// `false` and `null` are scalars without quotes.
struct JSONComposer {
  /// Why a text isn't JSON.
  struct SyntaxError: Error {
    var line: Int
    var column: Int

    /// What's wrong, and what to do.
    var message: String
  }

  let bytes: [UInt8]
  private let file: String
  /// Where the next byte is read.
  var position = 0
  private var log = DiagnosticLog()

  /// Where the last line began, and the place whose column is known.
  private var line = 1
  private var known = (position: 0, column: 1)

  /// Composes the tree of a text.
  ///
  /// - Parameters:
  ///   - text: The whole text.
  ///   - file: The file's path in the workspace, for messages.
  ///   - log: Gets keys that appear twice.
  /// - Returns: The root; nil for an empty text.
  /// - Throws: Where the text isn't JSON, and why.
  static func root(
    of text: String,
    file: String,
    into log: inout DiagnosticLog
  ) throws(SyntaxError) -> YAMLNode? {
    var composer = JSONComposer(bytes: Array(text.utf8), file: file)
    defer { log.add(contentsOf: composer.log.diagnostics) }
    composer.skipSpace()
    guard composer.current != nil else { return nil }
    let root = try composer.value(depth: 0)
    composer.skipSpace()
    if composer.current != nil {
      throw composer.error("something follows the end of the document; remove it")
    }
    return root
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(SyntaxError) -> YAMLNode {
    guard depth <= Limits.manifestDepth else {
      throw error("nested more than \(Limits.manifestDepth) levels deep; use fewer levels")
    }
    let (line, column) = place()
    let content: YAMLNode.Content =
      switch current {
      case UInt8(ascii: "{"): .mapping(try members(depth: depth))
      case UInt8(ascii: "["): .sequence(try elements(depth: depth))
      case UInt8(ascii: "\""): .scalar(try string(), isPlain: false)
      default: .scalar(try word(), isPlain: true)
      }
    return YAMLNode(content: content, line: line, column: column)
  }

  private mutating func members(
    depth: Int
  ) throws(SyntaxError) -> [(key: YAMLNode, value: YAMLNode)] {
    var members: [(key: YAMLNode, value: YAMLNode)] = []
    var lines: [String: Int] = [:]
    try list(to: UInt8(ascii: "}")) { composer throws(SyntaxError) in
      guard composer.current == UInt8(ascii: "\"") else {
        throw composer.error("a key must be in double quotes; write it like \"name\"")
      }
      let (line, column) = composer.place()
      let name = try composer.string()
      composer.skipSpace()
      guard composer.current == UInt8(ascii: ":") else {
        throw composer.error("a colon is missing after the key \(name.quoted); add it")
      }
      composer.position += 1
      composer.skipSpace()
      let value = try composer.value(depth: depth + 1)
      // Of a key that appears twice, the first value counts.
      if let first = lines.updateValue(line, forKey: name) {
        lines[name] = first
        composer.log.add(
          .duplicateKey,
          at: SourceLocation(file: composer.file, line: line, column: column),
          "the key \(name.quoted) already appeared in line \(first); remove one of the two"
        )
      } else {
        let key = YAMLNode(content: .scalar(name, isPlain: false), line: line, column: column)
        members.append((key, value))
      }
    }
    return members
  }

  private mutating func elements(depth: Int) throws(SyntaxError) -> [YAMLNode] {
    var elements: [YAMLNode] = []
    try list(to: UInt8(ascii: "]")) { composer throws(SyntaxError) in
      elements.append(try composer.value(depth: depth + 1))
    }
    return elements
  }

  /// Reads what's between two brackets, with commas between its parts.
  private mutating func list(
    to end: UInt8,
    _ part: (inout JSONComposer) throws(SyntaxError) -> Void
  ) throws(SyntaxError) {
    position += 1
    skipSpace()
    if current == end {
      position += 1
      return
    }
    while true {
      try part(&self)
      skipSpace()
      if current == end {
        position += 1
        return
      }
      guard current == UInt8(ascii: ",") else { throw missingComma(before: end) }
      let comma = self
      position += 1
      skipSpace()
      if current == end {
        var comma = comma
        throw comma.error("nothing follows this comma; remove it")
      }
    }
  }

  // MARK: Places

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0D: position += 1
      case 0x0A:
        position += 1
        line += 1
        known = (position, 1)
      default: return
      }
    }
  }

  /// The line and the column of the current byte.
  private mutating func place() -> (line: Int, column: Int) {
    let end = min(position, bytes.count)
    // The first byte of each scalar, and no other, isn't a continuation.
    let scalars = bytes[known.position..<end].count { $0 & 0xC0 != 0x80 }
    known = (end, known.column + scalars)
    return (line, known.column)
  }

  mutating func error(_ message: String) -> SyntaxError {
    let (line, column) = place()
    return SyntaxError(line: line, column: column, message: message)
  }

  static let cutOff = "the file ends here, in the middle; restore it from a copy"

  private mutating func missingComma(before end: UInt8) -> SyntaxError {
    guard let byte = current else { return error(Self.cutOff) }
    if bytes[position...].prefix(7).allSatisfy({ $0 == byte }), "<=>".utf8.contains(byte) {
      return error("two versions of the file were merged here; keep one of them")
    }
    let bracket = Character(UnicodeScalar(end))
    return error("a comma or \(bracket) is missing in front of this; add it")
  }
}
