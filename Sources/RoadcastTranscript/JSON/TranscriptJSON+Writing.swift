import FoundationEssentials
package import RoadcastModel

extension TranscriptJSON {
  /// Writes cues as they come, in the JSON of Podcasting 2.0, version 1.0.0.
  ///
  /// The words of a cue stand on one line, as the format has no lines; a cue without words is left
  /// out. Times are seconds, to the millisecond; `"estimated": true` marks those that nobody set.
  package static func write(_ cues: [Cue]) -> String {
    let segments = cues.compactMap { cue -> WrittenDocument.Segment? in
      let body = CueLines.lines(of: cue.text).joined(separator: " ")
      guard !body.isEmpty else { return nil }
      return WrittenDocument.Segment(
        speaker: cue.speaker.flatMap(CueLines.speaker),
        startTime: cue.start.seconds,
        endTime: cue.end.seconds,
        body: body,
        estimated: cue.isEstimated ? true : nil
      )
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let document = WrittenDocument(version: "1.0.0", segments: segments)
    // Whole milliseconds and texts: nothing here that JSON could not hold.
    guard let data = try? encoder.encode(document) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

private struct WrittenDocument: Encodable {
  struct Segment: Encodable {
    var speaker: String?
    var startTime: Double
    var endTime: Double
    var body: String

    /// A key of ours that apps pass over: true where the times are an estimate.
    var estimated: Bool?
  }

  var version: String
  var segments: [Segment]
}
