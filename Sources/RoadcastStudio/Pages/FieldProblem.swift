import RoadcastEditing
import RoadcastModel

/// A diagnostic for a page, with the field that it's about.
struct FieldProblem: Encodable {
  var severity: String
  var rule: String
  var message: String

  /// The field: the path of a value, such as `segments[1].title`; nil for the episode as a whole.
  var at: String?

  /// The place in the file, for those that no field has.
  var place: String

  /// - Parameters:
  ///   - diagnostic: What's wrong.
  ///   - manifest: The episode's manifest.
  ///   - episode: What was read from it.
  ///   - positions: The positions of its segments in the manifest's list.
  init(
    _ diagnostic: Diagnostic,
    in manifest: EditableManifest,
    of episode: Episode?,
    at positions: [Int]
  ) {
    severity = diagnostic.severity.rawValue
    rule = diagnostic.rule.rawValue
    message = diagnostic.message
    place = diagnostic.place
    if let path = manifest.path(at: diagnostic.location) {
      at = path.description
    } else if let index = episode?.segments.firstIndex(where: {
      $0.audio.value == diagnostic.location.file
        || $0.transcript?.value == diagnostic.location.file
        || $0.image?.value == diagnostic.location.file
    }) {
      at = "segments[\(positions[index])]"
    } else if diagnostic.location.file == episode?.notesFile?.value {
      at = "notes"
    } else if [.tooShort, .tooLong, .offTarget].contains(diagnostic.rule) {
      at = "lengths"
    }
  }
}
