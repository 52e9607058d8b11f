/// The list of entity tags in `If-Match` or `If-None-Match` (RFC 9110 §13.1).
enum EntityTags: Equatable {
  /// `*`: any version of the file.
  case any
  case tags([Tag])

  struct Tag: Equatable {
    var isWeak = false
    /// The tag with its quotation marks.
    var value: String
  }

  /// Reads the fields' values.
  ///
  /// What isn't a tag is left out, so that it matches nothing.
  init(_ fields: [String]) {
    var tags: [Tag] = []
    for field in fields {
      var rest = field.utf8[...]
      while let byte = rest.first {
        if byte == UInt8(ascii: "*"), tags.isEmpty, field.utf8.count == 1 {
          self = .any
          return
        }
        let isWeak = rest.starts(with: "W/\"".utf8)
        if isWeak { rest = rest.dropFirst(2) }
        guard rest.first == UInt8(ascii: "\"") else {
          rest = rest.dropFirst()
          continue
        }
        guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else { break }
        tags.append(Tag(isWeak: isWeak, value: String(Substring(rest[...end]))))
        rest = rest[rest.index(after: end)...]
      }
    }
    self = .tags(tags)
  }

  /// The tag among some that this list names, where weak tags count (§8.8.3.2).
  func weakMatch(among values: [String]) -> String? {
    switch self {
    case .any: values.first
    case .tags(let tags): tags.first { values.contains($0.value) }?.value
    }
  }

  /// Whether this list names one of some tags, where weak tags don't count.
  func hasStrongMatch(among values: [String]) -> Bool {
    switch self {
    case .any: true
    case .tags(let tags): tags.contains { !$0.isWeak && values.contains($0.value) }
    }
  }
}
