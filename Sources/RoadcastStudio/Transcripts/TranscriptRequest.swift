import RoadcastEditing
import RoadcastModel

/// Changes of a transcript that a page asks for.
struct TranscriptRequest: Decodable, Sendable {
  /// One change; times are in seconds.
  struct Edit: Decodable, Sendable {
    enum Kind: String, Decodable {
      case write, time, nudge, split, join, remove, shift
    }

    var kind: Kind
    var cue: Int?
    var text: String?
    var speaker: String?
    var start: Double?
    var end: Double?

    /// The number of characters before a split.
    var after: Int?
  }

  var segment: Int

  /// The version that the page shows.
  var version: String
  var edits: [Edit]

  /// What the changes are about, for the history.
  var subject: String { edits.count == 1 ? edits[0].cue.map { "cue \($0)" } ?? "all" : "all" }

  /// The edits of a transcript; nil if the request doesn't say enough.
  var transcriptEdits: [TranscriptEdit]? {
    let made = edits.compactMap(\.transcriptEdit)
    return made.count == edits.count ? made : nil
  }
}

extension TranscriptRequest.Edit {
  fileprivate var transcriptEdit: TranscriptEdit? {
    let (start, end) = (start.flatMap(Self.time), end.flatMap(Self.time))
    if kind == .shift { return start.map(TranscriptEdit.shift) }
    guard let cue else { return nil }
    switch kind {
    case .write: return text.map { .write(cue, text: $0, speaker: speaker) }
    case .time:
      guard let start, let end else { return nil }
      return .time(cue, start: start, end: end)
    case .nudge: return start.map { .nudge(cue, to: $0) }
    case .split: return after.map { .split(cue, after: $0, at: start) }
    case .join: return .join(cue)
    case .remove: return .remove(cue)
    case .shift: return nil
    }
  }

  private static func time(_ seconds: Double) -> Milliseconds? {
    guard seconds.isFinite, abs(seconds) <= Double(Limits.recordingSeconds) else { return nil }
    return Milliseconds(Int((seconds * 1_000).rounded()))
  }
}
