import RoadcastModel

/// The ways into podcast apps that keep `https`, and tell no one else the address.
package struct SubscribeLinks: Sendable {
  /// A feed's address.
  package let feed: String

  package init(feed: String) { self.feed = feed }

  package var overcast: String {
    "overcast://x-callback-url/add?url=" + WebAddress.percentEncoded(feed)
  }

  package var pocketCasts: String { "pktc://subscribe/https://" + bare }
  package var pocketCastsAndroid: String { "pktc://subscribehttps/" + bare }

  /// Whether the links lead to the address: they all mean `https`.
  package var work: Bool { feed.hasPrefix("https:") }

  /// The address without its scheme.
  private var bare: String {
    feed.split(separator: "://", maxSplits: 1).last.map(String.init) ?? feed
  }
}
