import RoadcastFiles
import RoadcastModel

/// The address that a build wrote into everything it made, and whether it made a private show.
///
/// Both are read from the feed itself, and not from the manifest: a server has to find the addresses that
/// are there, and a manifest may have changed since the last build.
struct BaseAddress: Sendable, Equatable {
  /// With a slash at its end, such as `https://media.example.com/road-notes/`.
  let text: String

  /// Whether directories are asked not to list the show.
  let isPrivate: Bool

  /// The scheme with `://`.
  let scheme: String

  /// Everything after the scheme.
  let bare: String

  /// The path without its first slash: empty, or with a slash at its end.
  let path: String

  /// The path as requests have it, after they were read: without percent signs that stand for something else.
  let decodedPath: String

  /// Reads the head of the main feed; nil for what no build writes.
  init?(of feed: InputFile) throws(WorkFailure) {
    let head = try feed.bytes(0..<min(feed.size, Self.headSize))
    let text = String(decoding: head, as: UTF8.self)
    let channel = text.prefix(upTo: text.firstRange(of: "<item>")?.lowerBound ?? text.endIndex)
    guard
      let link = channel.split(separator: "<atom:link ").dropFirst().first(where: {
        $0.prefix(while: { $0 != ">" }).contains("rel=\"self\"")
      }),
      let start = link.firstRange(of: "href=\"")?.upperBound
    else { return nil }
    let address = link[start...].prefix { $0 != "\"" }.replacing("&amp;", with: "&")
    let file = FeedLayout.feed(.main)
    guard address.hasSuffix("/" + file) else { return nil }
    self.init(
      String(address.dropLast(file.count)),
      isPrivate: channel.contains("<itunes:block>Yes</itunes:block>")
    )
  }

  /// - Parameters:
  ///   - text: With a slash at its end.
  ///   - isPrivate: Whether directories are asked not to list the show.
  init?(_ text: String, isPrivate: Bool) {
    guard let scheme = text.firstRange(of: "://"), text.hasSuffix("/") else { return nil }
    self.text = text
    self.isPrivate = isPrivate
    self.scheme = String(text[..<scheme.upperBound])
    bare = String(text[scheme.upperBound...])
    guard let slash = bare.firstIndex(of: "/") else { return nil }
    path = String(bare[bare.index(after: slash)...])
    decodedPath = (try? RequestTarget("/" + path))?.path ?? path
  }

  /// The most bytes that a channel's own elements have.
  private static let headSize = 64 << 10
}
