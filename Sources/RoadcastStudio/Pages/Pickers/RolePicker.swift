import RoadcastModel
import RoadcastSite

/// The choices for what a speaker does.
enum RolePicker {
  /// - Parameter written: What the manifest has; nil for nothing.
  /// - Returns: A choice each; what isn't a role is shown too, so that it can be corrected.
  static func values(_ written: String?) -> [HTMLValues] {
    let known = SpeakerRole.allCases.map(\.rawValue)
    let unknown = written.flatMap { known.contains($0) ? nil : $0 }
    let choices = [("", "Host")] + known.map { ($0, $0) } + (unknown.map { [($0, $0)] } ?? [])
    return choices.compactMap { value, words in
      // A host is one by default, unless the manifest says so too.
      if value == SpeakerRole.host.rawValue, written != value { return nil }
      if value.isEmpty, written == SpeakerRole.host.rawValue { return nil }
      return HTMLValues([
        "value": value, "words": words.prefix(1).uppercased() + words.dropFirst(),
        "isChosen": value == written ?? "",
      ])
    }
  }
}
