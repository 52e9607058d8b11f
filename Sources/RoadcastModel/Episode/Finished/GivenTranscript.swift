/// What the name of a finished transcript says about it: `episode.vtt`, `episode.es.srt`.
package struct GivenTranscript: Sendable, Equatable {
  package var kind: MediaKind.TranscriptKind

  /// The language in its name; nil if it has none.
  package var language: String?

  /// Reads the name of a file; nil if it isn't a transcript.
  package init?(name: String) {
    let (stem, suffix) = WorkspacePath.stem(of: name)
    switch suffix {
    case "htm": kind = .html
    default:
      guard let kind = MediaKind.TranscriptKind(rawValue: suffix) else { return nil }
      self.kind = kind
    }
    let tag = WorkspacePath.stem(of: stem).extension
    language = LanguageCode.isValid(tag) ? tag : nil
  }
}
