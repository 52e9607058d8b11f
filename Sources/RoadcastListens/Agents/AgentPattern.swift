/// A description of user agents: a text with wildcards that's somewhere in them.
///
/// `^` is the start, `$` the end, `*` any characters, `?` any one, `#` a digit and `%` one digit or more.
struct AgentPattern: Sendable {
  /// What must follow one another, with anything in between.
  private let parts: [[UInt8]]
  private let isAtStart: Bool
  private let isAtEnd: Bool

  init(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    isAtStart = bytes.first == UInt8(ascii: "^")
    if isAtStart { bytes.removeFirst() }
    isAtEnd = bytes.last == UInt8(ascii: "$")
    if isAtEnd { bytes.removeLast() }
    parts = bytes.split(separator: UInt8(ascii: "*")).map(Array.init)
  }

  /// Whether a user agent is described.
  func matches(_ agent: ArraySlice<UInt8>) -> Bool {
    var place = agent.startIndex
    for (index, part) in parts.enumerated() {
      let mustStart = index == 0 && isAtStart
      let mustEnd = index == parts.count - 1 && isAtEnd
      var found: Int?
      while found == nil {
        if let end = Self.end(of: part, in: agent, at: place), !mustEnd || end == agent.endIndex {
          found = end
        } else if mustStart || place >= agent.endIndex {
          return false
        } else {
          place += 1
        }
      }
      place = found ?? place
    }
    return !parts.isEmpty || agent.isEmpty
  }

  /// Where a part ends that begins at a place; nil if it doesn't begin there.
  private static func end(of part: [UInt8], in agent: ArraySlice<UInt8>, at start: Int) -> Int? {
    var place = start
    for byte in part {
      guard place < agent.endIndex else { return nil }
      switch byte {
      case UInt8(ascii: "?"): break
      case UInt8(ascii: "#"): guard isDigit(agent[place]) else { return nil }
      case UInt8(ascii: "%"):
        guard isDigit(agent[place]) else { return nil }
        while place + 1 < agent.endIndex, isDigit(agent[place + 1]) { place += 1 }
      default: guard agent[place] == byte else { return nil }
      }
      place += 1
    }
    return place
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
