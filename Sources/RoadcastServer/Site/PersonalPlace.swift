/// A place in a published text that differs in each subscriber's copy.
struct PersonalPlace: Sendable, Equatable {
  enum Kind: Int, Sendable, CaseIterable {
    /// The show's base address.
    case address
    /// The address of the feed.
    case feed
    /// The base address without its scheme.
    case bareAddress
    /// The address of the feed without its scheme.
    case bareFeed
    /// The base address as a part of another address.
    case encodedAddress
    /// The address of the feed as a part of another address.
    case encodedFeed
    /// The QR code of the feed's address.
    case code
    /// Where a script is added that loads the page again.
    case script
    /// The start of an address that's relative to the page's own folder.
    case folder
  }

  /// Where it begins in the published text; bytes.
  var offset: Int

  /// How many bytes of the published text it replaces.
  var length: Int

  var kind: Kind
}
