import RoadcastModel

extension TranscriptJSON {
  /// Writes cues in their order, in the JSON of Podcasting 2.0, version 1.0.0.
  ///
  /// A cue's words are on one line, because the format has no lines. Cues without words are left out.
  /// Times are seconds, to the millisecond. `"estimated": true` marks estimated times; it isn't part of
  /// the format, and apps ignore it.
  ///
  /// - Parameter cues: The cues of a programme.
  /// - Returns: The file in UTF-8.
  package static func write(_ cues: [WrittenCue]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.list("segments") { json in
        for cue in cues where !cue.words.isBlank { append(cue, to: &json) }
      }
      json.member("version", "1.0.0")
    }
    return json.document
  }

  private static func append(_ written: WrittenCue, to json: inout JSONWriter) {
    json.object { json in
      json.member("body", quoted: written.words.json)
      json.member("endTime", written.end)
      if written.words.isEstimated { json.member("estimated", true) }
      if let speaker = written.words.speaker { json.member("speaker", speaker) }
      json.member("startTime", written.start)
    }
  }
}
