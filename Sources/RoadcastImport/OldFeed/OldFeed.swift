import RoadcastModel

/// What a feed of another program says about its show.
struct OldFeed {
  var title: String?
  var description: String?
  var summary: String?
  var link: String?
  var language: String?
  var author: String?
  var ownerName: String?
  var ownerEmail: String?

  /// Each with its subcategory, if it has one.
  var categories: [[String]] = []
  var isExplicit = false
  var image: String?
  var copyright: String?
  var isSerial = false
  var isBlocked = false
  var guid: String?

  /// The address that apps must use from now on.
  var newAddress: String?

  /// The feed's own address.
  var selfAddress: String?

  /// The address of the feed's next page (RFC 5005).
  var nextPage: String?
  var people: [Person] = []

  /// What the show says that can't be taken over, by its element.
  var others: [String: Int] = [:]

  /// In the order of the feed.
  var items: [OldItem] = []
}
