import RoadcastEditing
import RoadcastModel
import RoadcastSite

/// A recording with its words, cue by cue.
struct TranscriptPage {
  let desk: TranscriptDesk
  let slug: String
  let segment: Int

  /// The most cues that a page can show.
  static let mostCues = 2_000

  var values: [String: Any?] {
    let text = desk.text
    return [
      "slug": slug, "segment": segment,
      "audio": WebAddress.percentEncoded(desk.segment.audio.value),
      "recording": desk.segment.fileName, "title": desk.segment.title,
      "file": text?.file, "address": text.map { WebAddress.percentEncoded($0.file) },
      "hash": desk.version.text,
      "isMissing": text == nil, "isScript": text?.cues.contains { $0.isEstimated } ?? false,
      "conversion": text.flatMap { $0.target == $0.file ? nil : WorkspacePath.name(of: $0.target) },
      "refusal": text?.refusal?.reason,
      "hasRules": !desk.never.isEmpty,
      "isTooLong": (text?.cues.count ?? 0) > Self.mostCues,
      "cues": cues,
    ]
  }

  /// The rows of the list.
  var cues: [HTMLValues] {
    guard let text = desk.text, text.cues.count <= Self.mostCues else { return [] }
    return text.cues.enumerated().map { index, cue in
      HTMLValues([
        "index": index, "number": index + 1,
        "start": Self.clock(cue.start), "end": Self.clock(cue.end),
        "startSeconds": Self.seconds(cue.start), "endSeconds": Self.seconds(cue.end),
        "speaker": cue.speaker, "text": cue.text, "isEstimated": cue.isEstimated,
        "refusal": (text.refusal ?? cue.refusal)?.reason,
        "isFixed": text.refusal != nil || cue.refusal != nil,
        "isLast": index == text.cues.count - 1,
      ])
    }
  }

  /// A time as people write it: `1:02.345`.
  private static func clock(_ time: Milliseconds) -> String {
    var text = Substring(time.clock())
    while text.hasPrefix("00:"), text.count > 9 { text = text.dropFirst(3) }
    return String(text.first == "0" ? text.dropFirst() : text)
  }

  private static func seconds(_ time: Milliseconds) -> String {
    var bytes: [UInt8] = []
    time.appendDecimal(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
