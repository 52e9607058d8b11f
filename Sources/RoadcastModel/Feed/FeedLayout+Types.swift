/// What web servers say about published files.
extension FeedLayout {
  /// The media type of a file.
  ///
  /// - Parameter path: Relative to the published folder.
  /// - Returns: The value of `Content-Type`.
  package static func contentType(of path: String) -> String {
    let parts = path.split(separator: "/")
    let suffix = (parts.last ?? "").split(separator: ".").last.map(String.init) ?? ""
    let folder = parts.dropLast().last.map(String.init) ?? ""
    let type =
      folder == MediaKind.chapters.folder && suffix == MediaKind.chapters.suffix
      ? MediaKind.chapters.type : types[suffix] ?? "application/octet-stream"
    return isText(path) && suffix != "json" ? type + "; charset=utf-8" : type
  }

  /// Whether a file is a text, which gets smaller when it's compressed.
  ///
  /// - Parameter path: Relative to the published folder.
  /// - Returns: True for pages, scripts, captions and the like.
  package static func isText(_ path: String) -> Bool {
    texts.contains(path.split(separator: ".").last.map(String.init) ?? "")
  }

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
