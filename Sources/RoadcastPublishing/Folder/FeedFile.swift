import RoadcastModel

/// One file of the folder that's published.
package struct FeedFile: Sendable, Equatable {
  /// Relative to the folder.
  package let path: String

  /// Bytes.
  package let size: Int

  /// The SHA-256 of its content, in hexadecimal.
  package let hash: String

  package init(path: String, size: Int, hash: String) {
    self.path = path
    self.size = size
    self.hash = hash
  }

  /// When it's sent.
  package var stage: PublishingStage { PublishingStage(of: path) }

  /// Whether its name contains the start of its hash, so that a file of that name can't have another content.
  var isHashed: Bool { FeedLayout.isHashed(path) }

  /// How long browsers, apps and proxies may keep it.
  ///
  /// A feed or a page that's five minutes old does no harm: all that it links to is still there.
  var cacheControl: String {
    isHashed ? "public, max-age=31536000, immutable" : "public, max-age=300"
  }
}
