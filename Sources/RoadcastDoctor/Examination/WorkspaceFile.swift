import RoadcastModel

/// A file of a workspace that mustn't be on a web server, and what shows that an answer is this file.
///
/// Other programs have files of the same names on shared servers, and some servers answer everything.
enum WorkspaceFile: String, CaseIterable {
  case subscribers = ".roadcast/subscribers.json"
  case key = ".roadcast/key"
  case importState = ".roadcast/import.json"
  case privateFeed = "private/feed.xml"
  case privatePage = "private/index.html"
  case show = "episodes/show.yml"
  case repository = ".git/HEAD"
  case environment = ".env"

  /// Whether a server sent this file.
  ///
  /// - Parameters:
  ///   - body: What it sent.
  ///   - feed: The show's feed.
  /// - Returns: Whether it can only be this file.
  func isFile(_ body: [UInt8], of feed: DeployedFeed) -> Bool {
    if self == .key { return body.count == 32 && String(validating: body, as: UTF8.self) == nil }
    if self == .privateFeed { return feed.isSameShow(body) }
    let text = String(decoding: body.prefix(1 << 16), as: UTF8.self)
    if self == .privatePage { return text.contains("href=\"assets/pages.css\"") }
    guard !text.contains("<") || self == .show else { return false }
    let lines = text.split(whereSeparator: \.isNewline)
    return switch self {
    case .subscribers: text.hasPrefix("{") && text.contains("\"subscribers\"")
    case .importState: text.hasPrefix("{") && text.contains(/"feed" ?: ?"[0-9a-f]{64}"/)
    case .show:
      !text.hasPrefix("<") && lines.contains { $0.hasPrefix("title:") }
        && lines.contains { $0.hasPrefix("base_url:") }
    case .repository: text.hasPrefix("ref: refs/") || text.contains(/^[0-9a-f]{40}\n$/)
    case .environment: lines.contains { $0.contains(/^[A-Z_]+=/) }
    case .key, .privateFeed, .privatePage: false
    }
  }
}
