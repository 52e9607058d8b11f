import RoadcastEditing
import RoadcastModel

extension EditRequest {
  /// What the changes do, for people.
  static func words(of edits: [Edit]) -> String {
    let words = edits.map(\.words)
    guard let first = words.first else { return "Change nothing" }
    // Both ends of a highlight are one change.
    return words.allSatisfy { $0 == first } ? first : "Make \(edits.count) changes"
  }

  /// `a.wav, b.wav and c.wav`; of many, their number.
  static func list(_ names: [String]) -> String {
    guard names.count <= 4 else { return "\(names.count) files" }
    guard let last = names.last, names.count > 1 else { return names.first ?? "recordings" }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }
}

extension EditRequest.Edit {
  fileprivate var words: String {
    switch kind {
    case .move: "Move recording \((from ?? 0) + 1) to place \((to ?? 0) + 1)"
    case .remove: "Take recording \((from ?? 0) + 1) out"
    case .insert: "Add \(EditRequest.list(texts ?? []))"
    case .text where approval != nil: approval ?? ""
    case .text, .moment, .tags, .repairs: "Change \(thing)"
    }
  }

  /// An approval that's given or taken back; nil for another change.
  private var approval: String? {
    guard let steps = at.flatMap({ ManifestPath($0) })?.steps, steps.count == 2,
      steps[0] == .key("approved"), case .key(let role) = steps[1]
    else { return nil }
    let isGiven = !(text ?? "").allSatisfy(\.isWhitespace)
    return isGiven ? "Approve for \(role)" : "Take back the approval of \(role)"
  }

  private var thing: String {
    guard let path = at.flatMap({ ManifestPath($0) }) else { return "a value" }
    let keys = path.steps.compactMap { if case .key(let key) = $0 { key } else { nil } }
    let place = segment.map { " of recording \($0 + 1)" } ?? ""
    let own = segment == nil ? keys[...] : keys.dropFirst()
    guard let key = own.first else { return "the recordings" }
    let part = own.dropFirst().first
    let name =
      switch key {
      case "published": "the date"
      case "draft": "whether it's a draft"
      case "notes": "the show notes"
      case "only": "who gets it"
      case "expires": "when it leaves the feed"
      case "review_by": "the review date"
      case "approved": "the approval of \(part ?? "someone")"
      case "tags": "the tags \(part ?? "")".trimmed
      case "role": "the speaker's role"
      case "clean": "the repairs"
      case "image": "the picture"
      case "url": "the link"
      default: "the \(key)"
      }
    return name + place
  }
}
