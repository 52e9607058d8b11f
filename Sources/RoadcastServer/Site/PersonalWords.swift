import RoadcastModel
import RoadcastSite

/// What one subscriber's copies have at each kind of ``PersonalPlace``.
struct PersonalWords: Sendable {
  /// By the kind's number.
  private var words: [[UInt8]]

  /// - Parameters:
  ///   - root: What replaces the base address: with a scheme, and a slash at its end.
  ///   - feed: The feed's path below the root.
  ///   - folder: What relative addresses begin with, if the page isn't in its own folder.
  ///   - script: An element that's added to the head of pages.
  ///   - kinds: Where words are needed: a QR code is only drawn if it is, and a feed has few of them.
  init(
    root: String,
    feed: String,
    folder: String = "",
    script: String = "",
    for kinds: Set<PersonalPlace.Kind>
  ) {
    var bare: String { root.firstRange(of: "://").map { String(root[$0.upperBound...]) } ?? root }
    words = PersonalPlace.Kind.allCases.map { kind in
      guard kinds.contains(kind) else { return [] }
      let text =
        switch kind {
        case .address: root
        case .feed: root + feed
        case .bareAddress: bare
        case .bareFeed: bare + feed
        case .encodedAddress: WebAddress.percentEncoded(root)
        case .encodedFeed: WebAddress.percentEncoded(root + feed)
        case .code: QRCode(root + feed)?.element ?? ""
        case .script: script
        case .folder: folder
        }
      return Array(text.utf8)
    }
  }

  subscript(kind: PersonalPlace.Kind) -> [UInt8] { words[kind.rawValue] }
}
