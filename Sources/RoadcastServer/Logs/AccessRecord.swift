import RoadcastModel

/// What the log says about one request.
///
/// There's no address of a client in it and no token, not even a wrong one: a path is only there if
/// something of ours has it.
struct AccessRecord: Sendable {
  /// The subscriber's id; nil for what's open to everyone.
  var subscriber: String?

  /// Tells listeners of an open feed's audio apart, for a day; nil for anything else.
  var listener: String?
  var method: String

  /// The path below the feed's folder; nil if nothing has it.
  var path: String?
  var status: Int

  /// The bytes of the body that were sent.
  var bytes: Int
  var range: String?

  /// The client's own description.
  var agent: String?

  /// Nanoseconds until the answer was sent.
  var duration: Int64

  /// The longest description of a client that's kept, in characters.
  private static let agentLength = 300

  /// Writes the record as JSON.
  ///
  /// - Parameter time: When the answer had been sent, as `2026-11-27T06:00:00.000Z`.
  /// - Returns: One line, with its line end.
  func line(at time: String) -> [UInt8] {
    var line = Array("{\"time\":\"\(time)\",\"subscriber\":".utf8)
    line += Self.quoted(subscriber)
    if let listener { line += ",\"listener\":\"\(listener)\"".utf8 }
    line += ",\"method\":".utf8
    line += Self.quoted(method)
    line += ",\"path\":".utf8
    line += Self.quoted(path)
    line += ",\"status\":\(status),\"bytes\":\(bytes),\"range\":".utf8
    line += Self.quoted(range)
    line += ",\"agent\":".utf8
    line += Self.quoted(agent.map(Self.withoutSecrets))
    line += ",\"ms\":\(duration / 1_000_000)}\n".utf8
    return line
  }

  private static func quoted(_ text: String?) -> [UInt8] {
    text.map(JSONWriter.quoted) ?? Array("null".utf8)
  }

  /// A description of a client, shortened, and without what could be an address of ours.
  private static func withoutSecrets(_ agent: String) -> String {
    let words = agent.prefix(agentLength).split(separator: " ", omittingEmptySubsequences: false)
    return words.map { $0.contains("/s/") ? "…" : String($0) }.joined(separator: " ")
  }
}
