import RoadcastModel

/// An episode as its folder will be.
struct ImportedEpisode: Sendable {
  var slug: String

  /// The SHA-256 of what identifies it in the old feed.
  var identity = ""
  var title: String
  var appleTitle: String?
  var published: Moment
  var guid: String?
  var isPermalink = false
  var link: String?
  var isExplicit: Bool?
  var type = EpisodeType.full
  var number: Int?
  var season: Int?
  var people: [Person] = []

  /// Tags of the facet for topics.
  var topics: [String] = []

  /// The item's texts as they are: names of files, and their content.
  var texts: [(name: String, text: String)] = []

  /// Chapters that were in the feed itself, as JSON.
  var chapters: [UInt8]?
  var duration: Milliseconds?

  /// The media type, if it isn't the one of the file's name.
  var mediaType: String?
  var audio: ImportedMedia?
  var cover: ImportedMedia?
  var others: [ImportedMedia] = []

  var media: [ImportedMedia] { [audio, cover].compactMap(\.self) + others }
}
