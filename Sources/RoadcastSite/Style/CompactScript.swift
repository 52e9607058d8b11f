/// Our scripts as browsers get them: without comments, and without the spaces and lines that only people need.
///
/// It knows as much of JavaScript as our scripts use. In them, a regular expression follows a bracket, an operator
/// or a comma.
struct CompactScript {
  private let source: [UInt8]
  private var position = 0
  private var compact: [UInt8] = []

  /// The white space since the last byte that was kept: a line break, a space or nothing.
  private var space: UInt8?

  /// Shortens a script.
  ///
  /// - Parameter source: A script in which every statement ends in a semicolon or a brace.
  /// - Returns: A script that does the same.
  static func bytes(of source: [UInt8]) -> [UInt8] {
    var script = CompactScript(source: source)
    script.shorten()
    return script.compact
  }

  private init(source: [UInt8]) {
    self.source = source
    compact.reserveCapacity(source.count)
  }

  private mutating func shorten() {
    while position < source.count {
      let byte = source[position]
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: " "):
        if space != UInt8(ascii: "\n") { space = byte }
        position += 1
      case UInt8(ascii: "/") where next == UInt8(ascii: "/"):
        while position < source.count, source[position] != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
        skipComment()
      case UInt8(ascii: "/") where startsExpression: copyExpression()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): copyText(to: byte)
      case UInt8(ascii: "`"): copyTemplate()
      default: copy(1)
      }
    }
  }

  /// The byte after the current one.
  private var next: UInt8? { position + 1 < source.count ? source[position + 1] : nil }

  private mutating func skipComment() {
    position += 2
    while next != nil, source[position] != UInt8(ascii: "*") || next != UInt8(ascii: "/") {
      position += 1
    }
    position += 2
    space = space ?? UInt8(ascii: " ")
  }

  /// Copies bytes as they are, after the space that they need.
  private mutating func copy(_ count: Int) {
    if let space, let last = compact.last, isNeeded(space, after: last, before: source[position]) {
      compact.append(space)
    }
    space = nil
    let end = min(position + count, source.count)
    compact += source[position..<end]
    position = end
  }

  private func isNeeded(_ space: UInt8, after last: UInt8, before first: UInt8) -> Bool {
    // A line break can end a statement, but not after an operator or before one.
    if space == UInt8(ascii: "\n"), !Self.opens(last), !Self.closes(first) { return true }
    return Self.isWord(last) && Self.isWord(first)
      || last == first && (first == UInt8(ascii: "+") || first == UInt8(ascii: "-"))
  }

  private static func opens(_ byte: UInt8) -> Bool { "{([,;=&|?:>".utf8.contains(byte) }

  private static func closes(_ byte: UInt8) -> Bool { ")]},;.?:&|".utf8.contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  /// Whether a slash begins a regular expression here, and isn't a division.
  private var startsExpression: Bool {
    compact.last.map { "{([,;=&|?:>!\n".utf8.contains($0) } ?? true
  }

  private mutating func copyExpression() {
    var end = position + 1
    var isInClass = false
    while end < source.count, source[end] != UInt8(ascii: "/") || isInClass {
      switch source[end] {
      case UInt8(ascii: "\\"): end += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      default: break
      }
      end += 1
    }
    copy(end + 1 - position)
  }

  private mutating func copyText(to quote: UInt8) {
    var end = position + 1
    while end < source.count, source[end] != quote {
      end += source[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    copy(end + 1 - position)
  }

  /// Copies a text in backquotes, with the expressions in it and the texts in those.
  private mutating func copyTemplate() {
    var end = position + 1
    // What's open: `true` is a text in backquotes, `false` an expression in one.
    var open = [true]
    while end < source.count, let isText = open.last {
      switch source[end] {
      case UInt8(ascii: "\\"): end += 1
      case UInt8(ascii: "`"): if isText { open.removeLast() } else { open.append(true) }
      case UInt8(ascii: "{") where !isText || source[end - 1] == UInt8(ascii: "$"):
        open.append(false)
      case UInt8(ascii: "}") where !isText: open.removeLast()
      default: break
      }
      end += 1
    }
    copy(end - position)
  }
}
