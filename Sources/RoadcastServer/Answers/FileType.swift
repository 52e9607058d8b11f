import RoadcastModel

/// What's said about a file by its path: its type, how long it stays the same, and who may read it.
struct FileType: Equatable {
  /// The value of `Content-Type`.
  let type: String

  /// Whether it's a text that gets smaller when it's compressed.
  let isText: Bool

  /// Whether it can contain our addresses.
  let hasAddresses: Bool

  /// Whether its name says what's in it, so that it never changes.
  let isImmutable: Bool

  /// Whether pages of other sites may read it: web players read transcripts and chapters.
  let isShared: Bool

  /// Whether it's a page.
  let isPage: Bool

  /// Whether it's a page that's made for other sites' frames.
  let isEmbedded: Bool

  /// - Parameter ending: The end of its path in the published folder.
  init(_ ending: PathEnding) {
    isText = FeedLayout.isText(ending)
    hasAddresses = ["xml", "html", "json"].contains(ending.suffix)
    isImmutable = HashedName.isHashed(ending.name)
    isShared =
      ending.folder == MediaKind.transcript(.webVTT).folder
      || ending.folder == MediaKind.chapters.folder
    isPage = ending.suffix == "html"
    isEmbedded = isPage && ending.folder == "embed"
    type = FeedLayout.contentType(of: ending)
  }
}
