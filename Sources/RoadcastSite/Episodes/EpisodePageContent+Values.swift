import RoadcastModel

/// An episode as values for templates.
extension EpisodePageContent {
  /// Whether an answer goes to a page of another site.
  static func isPage(_ answer: String?) -> Bool {
    answer.map { !$0.hasPrefix("mailto:") } ?? false
  }

  /// A length as pages show it: whole minutes.
  static func minutes(_ duration: Milliseconds) -> String {
    "\(max(1, (duration.count + 30_000) / 60_000)) min"
  }

  /// The HTML that puts the small player into another site's page, escaped to be shown.
  ///
  /// `serve` puts a subscriber's own address in the place of each of ours that it recognizes. It mustn't recognize
  /// this one: what's on an intranet is for everyone there.
  ///
  /// - Parameter address: The address on the web of the small player.
  /// - Returns: The HTML.
  func embedCode(of address: String) -> String {
    "&lt;iframe src=&quot;\(Self.shown(address))&quot; title=&quot;\(Self.shown(title))&quot; "
      + "width=&quot;100%&quot; height=&quot;180&quot; "
      + "style=&quot;border:0;max-width:40rem&quot; loading=&quot;lazy&quot;&gt;&lt;/iframe&gt;"
  }

  /// A value of HTML that's shown, and so escaped twice; without `://`.
  private static func shown(_ value: String) -> String {
    let text = HTMLText.escape(HTMLText.escape(value))
    let slash = UInt8(ascii: "/")
    let address = Array("://".utf8)
    guard text.utf8.contains(slash) else { return text }
    var shown: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.first {
      if first == address[0], rest.starts(with: address) {
        shown += ":&#47;&#47;".utf8
        rest = rest.dropFirst(address.count)
      } else {
        shown.append(first)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: shown, as: UTF8.self)
  }
}
