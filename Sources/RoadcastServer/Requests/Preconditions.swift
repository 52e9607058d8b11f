import NIOHTTP1

/// What a request's conditions say about a file (RFC 9110 §13.2.2).
enum Preconditions: Equatable {
  /// The answer is the file, or the requested parts.
  case met(honorsRange: Bool)
  /// The client has this version already; the tag is the one that it named.
  case notModified(tag: String?)
  /// The client doesn't want this version.
  case failed

  /// What the conditions are compared with.
  struct Version {
    /// The tags of the file as it is, and compressed.
    var tags: [String]

    /// When the file last changed: seconds since 1970.
    var modified: Int64

    /// Whether only this very date means the same content: the file at this address may be exchanged for an
    /// older one.
    var needsExactDate: Bool
  }

  /// Evaluates the conditions in the standard's order.
  ///
  /// - Parameters:
  ///   - fields: A GET or HEAD request's.
  ///   - version: What the answer would be.
  init(_ fields: HTTPHeaders, version: Version) {
    if fields.contains(name: "if-match") {
      guard EntityTags(fields["if-match"]).hasStrongMatch(among: version.tags) else {
        self = .failed
        return
      }
    } else if let date = Self.date("if-unmodified-since", in: fields), version.modified > date {
      self = .failed
      return
    }
    if fields.contains(name: "if-none-match") {
      if let tag = EntityTags(fields["if-none-match"]).weakMatch(among: version.tags) {
        self = .notModified(tag: tag)
        return
      }
    } else if let date = Self.date("if-modified-since", in: fields),
      version.needsExactDate ? version.modified == date : version.modified <= date
    {
      self = .notModified(tag: nil)
      return
    }
    self = .met(honorsRange: Self.honorsRange(fields, version))
  }

  /// Whether `If-Range`, if there is one, names this version of the file as it is.
  private static func honorsRange(_ fields: HTTPHeaders, _ version: Version) -> Bool {
    let values = fields["if-range"]
    guard let value = values.first else { return true }
    guard values.count == 1 else { return false }
    if value.contains("\"") { return value == version.tags.first }
    // A date isn't precise enough to join parts of what may be two versions.
    return !version.needsExactDate && HTTPDate.seconds(value) == version.modified
  }

  /// A date of a field that's there once; anything else is ignored, as the standard says.
  private static func date(_ name: String, in fields: HTTPHeaders) -> Int64? {
    let values = fields[name]
    return values.count == 1 ? HTTPDate.seconds(values[0]) : nil
  }
}
