import RoadcastModel

/// The JSON of a transcript, of which everything can be missing.
struct TranscriptDocument: Decodable {
  var segments: List?
  var transcription: List?

  /// The list that the document has, with its name.
  var list: (name: String, segments: [Segment])? {
    if let segments { return ("segments", segments.elements) }
    return transcription.map { ("transcription", $0.elements) }
  }

  /// The elements up to the limit of cues, and one more to show that there are more.
  struct List: Decodable {
    var elements: [Segment] = []

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      while !container.isAtEnd, elements.count <= Limits.transcriptCues {
        elements.append(try container.decode(Segment.self))
      }
    }
  }

  /// One element of the list, in which values of a wrong type count as missing.
  struct Segment: Decodable {
    var speaker: String?
    var start: Time
    var end: Time
    var text: String?

    private enum Key: String, CodingKey {
      case speaker, startTime, endTime, body, start, end, text, offsets, timestamps
    }

    private enum OffsetKey: String, CodingKey {
      case from, to
    }

    init(from decoder: any Decoder) throws {
      guard let values = try? decoder.container(keyedBy: Key.self) else {
        (start, end) = (.missing, .missing)
        return
      }
      speaker = try? values.decodeIfPresent(String.self, forKey: .speaker)
      text =
        (try? values.decodeIfPresent(String.self, forKey: .body))
        ?? (try? values.decodeIfPresent(String.self, forKey: .text))
      if let offsets = try? values.nestedContainer(keyedBy: OffsetKey.self, forKey: .offsets) {
        start = Time(offsets, .from, unitsPerSecond: 1_000)
        end = Time(offsets, .to, unitsPerSecond: 1_000)
      } else if let clocks = try? values.nestedContainer(
        keyedBy: OffsetKey.self,
        forKey: .timestamps
      ) {
        start = Time(clocks, .from)
        end = Time(clocks, .to)
      } else {
        start = Time(values, values.contains(.startTime) ? .startTime : .start, unitsPerSecond: 1)
        end = Time(values, values.contains(.endTime) ? .endTime : .end, unitsPerSecond: 1)
      }
    }
  }

  /// A time as it's written, which is used only if a recording can be that long.
  struct Time {
    private var seconds: Double?

    static let missing = Time()

    private init() {}

    init<Key: CodingKey>(
      _ values: KeyedDecodingContainer<Key>,
      _ key: Key,
      unitsPerSecond: Double
    ) {
      seconds = (try? values.decode(Double.self, forKey: key)).map { $0 / unitsPerSecond }
    }

    /// Reads a time written for people: `00:00:01,500`.
    init<Key: CodingKey>(_ values: KeyedDecodingContainer<Key>, _ key: Key) {
      let clock = try? values.decode(String.self, forKey: key)
      seconds = clock.flatMap { CueTimes.moment(Array($0.utf8)[...])?.seconds }
    }

    /// Rounded to the nearest; nil for anything but a number from 0 to two hours.
    var milliseconds: Milliseconds? {
      guard let seconds, seconds.isFinite,
        (0...Double(Limits.recordingSeconds)).contains(seconds)
      else { return nil }
      return Milliseconds(Int((seconds * 1_000).rounded()))
    }
  }
}
