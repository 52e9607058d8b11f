import RoadcastModel

/// A phone rendition in the output folder, kept or new.
struct PublishedVoicemail {
  var slug: String
  var key: String
  var file: CacheIndex.AssembledFile
  var isNew: Bool

  /// Relative to the output folder.
  var path: String { FeedLayout.media(.voicemail, of: slug, hash: file.hash) }
}
