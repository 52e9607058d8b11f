/// The links around a place in show notes.
struct OpenLinks {
  /// A link that was opened.
  struct Link {
    /// Whether the link is in the HTML.
    var isWritten: Bool

    /// Words at the end of a bare address that aren't part of it.
    var tail: String
  }

  /// The address of a link that has begun, until its first content is known.
  var pending: String?

  private var links: [Link] = []

  /// Whether the place is inside a link that is in the HTML.
  var isInside: Bool { links.contains(where: \.isWritten) }

  /// The number of characters at the end of the innermost link's words that come after the link.
  var tailCount: Int { links.last?.tail.count ?? 0 }

  mutating func takePending() -> String? {
    defer { pending = nil }
    return pending
  }

  mutating func open(isWritten: Bool, tail: String) {
    links.append(Link(isWritten: isWritten, tail: tail))
  }

  /// Closes the innermost link.
  mutating func close() -> Link? { links.popLast() }
}
