import RoadcastModel

extension TranscriptDocument {
  /// A time as it's written, which is used only if a recording can be that long.
  struct Time {
    /// Which of JSON's values are times.
    enum Reading { case numbers, all }

    var seconds: Double?

    static let missing = Time(nil)

    /// Reads a number, a clock such as `00:00:01,500`, or what services write: `1.5s`, `PT1.5S`, `"1.5"`.
    init(_ node: JSONNode?, unitsPerSecond: Double = 1, reading: Reading = .all) {
      guard let node else { return }
      if let number = node.number {
        seconds = number / unitsPerSecond
      } else if let text = node.string {
        seconds = Self.seconds(in: text, reading: reading).map { $0 / unitsPerSecond }
        if text.contains(":") || text.hasPrefix("PT") || text.hasSuffix("s") {
          seconds = Self.seconds(in: text, reading: reading)
        }
      } else if case .object = node.value, let whole = node["seconds"] {
        // Google's: {"seconds": 1, "nanos": 500000000}
        let nanos = node["nanos"]?.number ?? 0
        seconds = Time(whole).seconds.map { $0 + nanos / 1_000_000_000 }
      }
    }

    init(seconds: Double?) { self.seconds = seconds }

    /// Rounded to the nearest; nil for anything but a number from 0 to two hours.
    var milliseconds: Milliseconds? {
      guard let seconds, seconds.isFinite,
        (0...Double(Limits.recordingSeconds)).contains(seconds)
      else { return nil }
      return Milliseconds(Int((seconds * 1_000).rounded()))
    }

    private static func seconds(in text: String, reading: Reading) -> Double? {
      let text = text.trimmed
      if text.contains(":") { return CueTimes.moment(Array(text.utf8)[...])?.seconds }
      guard reading == .all else { return nil }
      if text.hasPrefix("PT") { return duration(text.dropFirst(2)) }
      return Double(text.hasSuffix("s") ? text.dropLast() : text[...])
    }

    /// Reads the part of a duration after `PT` (ISO 8601), such as `1M2.5S`.
    private static func duration(_ text: Substring) -> Double? {
      var total = 0.0
      var rest = text
      while !rest.isEmpty {
        let digits = rest.prefix { $0.isASCIIDigit || $0 == "." }
        rest = rest[digits.endIndex...]
        guard let number = Double(digits), let unit = rest.popFirst() else { return nil }
        switch unit {
        case "H": total += number * 3_600
        case "M": total += number * 60
        case "S": total += number
        default: return nil
        }
      }
      return total
    }
  }
}
