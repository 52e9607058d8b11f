import RoadcastTesting

/// A feed that an old host changes between two imports.
final class ChangingFeed: Sendable {
  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
    xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
    <podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>
    <title>Road Notes</title><description>d</description><link>https://old.example.net/</link>
    """

  private let isChanged = Flag(false)
  private let first: String
  private let second: String

  /// - Parameters:
  ///   - first: The items at first.
  ///   - second: The items after the change.
  init(_ first: String, then second: String) {
    self.first = first
    self.second = second
  }

  /// An item with the audio `/NUMBER.mp3`.
  static func item(_ number: Int, title: String? = nil, _ more: String = "") -> String {
    """
    <item><title>\(title ?? "E\(number)")</title><guid isPermaLink="false">g\(number)</guid>\
    <pubDate>Fri, \(number) Jan 2021 06:00:00 GMT</pubDate>\
    <enclosure url="HOST/\(number).mp3" length="1" type="audio/mpeg"/>\(more)</item>
    """
  }

  func change() { isChanged.value = true }

  func text(host: String) -> [UInt8] {
    let items = isChanged.value ? second : first
    return Array("\(Self.head)\(items)</channel></rss>".replacing("HOST", with: host).utf8)
  }

  /// Starts a host that has the feed at `/feed/own.xml`.
  ///
  /// - Parameter answer: Answers before the usual files do; nil for what the usual ones answer.
  /// - Returns: The host.
  /// - Throws: If no port is free.
  func host(
    answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Reply?? = { _ in nil }
  ) throws -> OldHost {
    try OldHost { request in
      if request.target == "/feed/own.xml" {
        let host = "http://\(request.headers["host"] ?? "")"
        return .some(.init(200, [], body: self.text(host: host)))
      }
      return answer(request)
    }
  }
}
