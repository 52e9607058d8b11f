import RoadcastModel

/// What a feed of another program says about an episode.
struct OldItem {
  struct File: Equatable {
    var address: String
    var type: String?
    var language: String?
  }

  struct Enclosure: Equatable {
    var address: String
    var type: String

    /// The number of bytes that the feed states; nil if it states none.
    var length: Int?
  }

  var title: String?

  /// Apple's title; nil if it's the same.
  var shortTitle: String?
  var guid: String?
  var isPermalink = true
  var published: String?
  var link: String?
  var description: String?
  var content: String?
  var summary: String?
  var enclosure: Enclosure?

  /// How many enclosures there are beyond the first.
  var furtherEnclosures = 0
  var duration: String?
  var season: String?
  var number: String?
  var type: String?
  var isExplicit: Bool?
  var image: String?
  var categories: [(domain: String?, text: String)] = []
  var keywords: [String] = []
  var chapters: File?

  /// Chapters in the feed itself (Podlove Simple Chapters).
  var simpleChapters: [(start: String, title: String, url: String?, image: String?)] = []
  var transcripts: [File] = []
  var people: [Person] = []
  var author: String?
  var subtitle: String?

  /// What the item says that can't be taken over, by its element.
  var others: [String: Int] = [:]

  /// What apps know it by: its guid or, without one, its audio's address.
  var identity: String {
    let guid = guid?.oneLine ?? ""
    return guid.isEmpty ? enclosure?.address.oneLine ?? "" : guid
  }
}
