import RoadcastModel

/// A transcript in JSON: where its cues are, and how each of them is written.
struct TranscriptDocument {
  /// The list's name in messages, such as `segments`.
  var name: String

  var segments: [Segment]

  /// One cue, of which everything can be missing.
  struct Segment {
    var speaker: String?
    var start: Time
    var end: Time
    var text: String?

    /// Where it's written, in bytes.
    var offset: Int

    /// Whether the text is a mark such as a full stop, which belongs to the word before it.
    var isMark = false
  }

  /// Finds the cues in a document; nil in one that isn't a transcript.
  init?(_ root: JSONNode) {
    let shapes: [(JSONNode) -> TranscriptDocument?] = [
      Self.plain, Self.services, Self.words,
    ]
    for shape in shapes {
      if let document = shape(root) {
        self = document
        return
      }
    }
    return nil
  }

  init(name: String, segments: [Segment]) {
    self.name = name
    self.segments = segments
  }

  /// The list whose name a transcript has, although it isn't a list.
  static func malformedList(in root: JSONNode) -> String? {
    ["segments", "transcription"].first { name in
      root[name].map { $0.elements == nil && !$0.isNull } ?? false
    }
  }

  // MARK: Podcasting 2.0, whisper, whisper.cpp

  private static func plain(_ root: JSONNode) -> TranscriptDocument? {
    for name in ["segments", "transcription"] {
      if let list = root[name]?.elements {
        return TranscriptDocument(
          name: name,
          segments: list.prefix(Limits.transcriptCues + 1).map(plainSegment)
        )
      }
    }
    return nil
  }

  private static func plainSegment(_ node: JSONNode) -> Segment {
    var segment = Segment(
      speaker: node["speaker"].flatMap(Self.speaker),
      start: Time(node.first(of: ["startTime", "start"]), reading: .numbers),
      end: Time(node.first(of: ["endTime", "end"]), reading: .numbers),
      text: node["body"]?.string ?? node["text"]?.string,
      offset: node.offset
    )
    if let offsets = node["offsets"], offsets.isObject {
      segment.start = Time(offsets["from"], unitsPerSecond: 1_000)
      segment.end = Time(offsets["to"], unitsPerSecond: 1_000)
    } else if let clocks = node["timestamps"], clocks.isObject {
      segment.start = Time(clocks["from"])
      segment.end = Time(clocks["to"])
    }
    return segment
  }

  /// A speaker's name; a number stays one.
  static func speaker(_ node: JSONNode) -> String? {
    switch node.value {
    case .string(let name): name
    case .number(let digits): String(digits)
    case .object: node.first(of: ["name", "label", "id"]).flatMap(speaker)
    default: nil
    }
  }
}
