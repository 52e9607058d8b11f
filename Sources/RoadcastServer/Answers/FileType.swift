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

  /// - Parameter path: Relative to the published folder.
  init(_ path: String) {
    let parts = path.split(separator: "/")
    let name = parts.last ?? ""
    let suffix = name.split(separator: ".").last.map(String.init) ?? ""
    let folder = parts.dropLast().last.map(String.init) ?? ""
    isText = FeedLayout.isText(path)
    hasAddresses = ["xml", "html", "json"].contains(suffix)
    isImmutable = HashedName.isHashed(name)
    isShared = [MediaKind.transcript(.webVTT).folder, MediaKind.chapters.folder].contains(folder)
    isPage = suffix == "html"
    isEmbedded = isPage && folder == "embed"
    type = FeedLayout.contentType(of: path)
  }
}
