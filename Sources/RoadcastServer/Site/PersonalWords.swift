import RoadcastModel
import RoadcastSite

/// What one subscriber's copies have at each kind of ``PersonalPlace``.
struct PersonalWords: Sendable {
  /// By the kind's number.
  private var words: [[UInt8]]

  /// - Parameters:
  ///   - root: What stands for the base address: with a scheme, and a slash at its end.
  ///   - feed: The feed's path below the root.
  ///   - folder: What relative addresses begin with, if the page isn't in its own folder.
  ///   - script: An element that's added to the head of pages.
  ///   - places: Where the words are needed: a QR code is only drawn if it is.
  init(
    root: String,
    feed: String,
    folder: String = "",
    script: String = "",
    for places: [PersonalPlace]
  ) {
    let bare = root.firstRange(of: "://").map { String(root[$0.upperBound...]) } ?? root
    let needsCode = places.contains { $0.kind == .code }
    words = PersonalPlace.Kind.allCases.map { kind in
      let text =
        switch kind {
        case .address: root
        case .feed: root + feed
        case .bareAddress: bare
        case .bareFeed: bare + feed
        case .encodedAddress: WebAddress.percentEncoded(root)
        case .encodedFeed: WebAddress.percentEncoded(root + feed)
        case .code: needsCode ? QRCode(root + feed)?.element ?? "" : ""
        case .script: script
        case .folder: folder
        }
      return Array(text.utf8)
    }
  }

  subscript(kind: PersonalPlace.Kind) -> [UInt8] { words[kind.rawValue] }
}
