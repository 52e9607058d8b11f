import RoadcastEditing
import RoadcastModel

/// A field whose value can't be changed safely, with the reason.
struct FieldRefusal: Encodable {
  /// The path of the value.
  var at: String
  var reason: String
  var line: Int?

  /// The values of an episode that its page can change.
  private static let keys = [
    "title", "published", "draft", "summary", "notes", "tags", "only", "expires", "review_by",
    "number", "season", "approved", "segments",
  ]

  /// The values of a segment that the page can change.
  private static let segmentKeys = [
    "title", "speaker", "role", "clean", "tags", "only", "highlight.from", "highlight.to",
    "highlight.title",
    "image", "url",
  ]

  /// Finds what can't be changed in a manifest that can be changed elsewhere.
  ///
  /// - Parameters:
  ///   - manifest: The text.
  ///   - segments: The positions of the segments that the page shows.
  /// - Returns: Nothing where everything can be changed.
  static func all(in manifest: EditableManifest, segments: [Int]) -> [FieldRefusal] {
    guard manifest.refusal == nil else { return [] }
    let paths =
      keys
      + segments.flatMap { index in segmentKeys.map { "segments[\(index)].\($0)" } }
    return paths.compactMap { text in
      guard let path = ManifestPath(text), let refusal = manifest.refusal(at: path) else {
        return nil
      }
      return FieldRefusal(at: text, reason: refusal.reason, line: refusal.location.line)
    }
  }
}
