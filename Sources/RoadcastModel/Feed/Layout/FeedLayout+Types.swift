/// What web servers say about published files.
extension FeedLayout {
  /// The media type of a file.
  ///
  /// - Parameter path: Relative to the published folder.
  /// - Returns: The value of `Content-Type`.
  package static func contentType(of path: String) -> String {
    contentType(of: PathEnding(path))
  }

  /// The value of `Content-Type` for a file.
  ///
  /// - Parameter ending: The end of its path in the published folder.
  /// - Returns: Bytes of no known kind where the suffix isn't one of ours.
  package static func contentType(of ending: PathEnding) -> String {
    let type =
      ending.folder == MediaKind.chapters.folder && ending.suffix == MediaKind.chapters.suffix
      ? MediaKind.chapters.type : types[ending.suffix] ?? "application/octet-stream"
    return isText(ending) && ending.suffix != "json" ? type + "; charset=utf-8" : type
  }

  /// Whether a file is a text, which gets smaller when it's compressed.
  ///
  /// - Parameter path: Relative to the published folder.
  /// - Returns: True for pages, scripts, captions and the like.
  package static func isText(_ path: String) -> Bool {
    isText(PathEnding(path))
  }

  /// Whether a file is a text, which gets smaller when it's compressed.
  ///
  /// - Parameter ending: The end of its path in the published folder.
  /// - Returns: True for pages, scripts, captions and the like.
  package static func isText(_ ending: PathEnding) -> Bool { texts.contains(ending.suffix) }

  /// Whether a file's name contains the start of its content's hash, so that it never changes.
  ///
  /// - Parameter path: Relative to the published folder.
  /// - Returns: True for audio, transcripts, chapters and pictures.
  package static func isHashed(_ path: String) -> Bool {
    isTelling(path) || path.hasPrefix("images/") && isPossible(path)
  }

  private static let texts: Set = ["xml", "html", "css", "js", "json", "txt", "vtt", "srt", "svg"]

  private static let types = [
    "xml": "application/rss+xml", "html": "text/html", "css": "text/css", "js": "text/javascript",
    "json": "application/json", "txt": "text/plain", "vtt": "text/vtt",
    "srt": "application/x-subrip", "svg": "image/svg+xml", "mp3": "audio/mpeg",
    "wav": "audio/wav", "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp",
    "ico": "image/x-icon", "woff2": "font/woff2",
  ]
}
