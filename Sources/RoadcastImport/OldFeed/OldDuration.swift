import RoadcastModel

/// Reads lengths as feeds write them: seconds, `MM:SS` or `HH:MM:SS`.
enum OldDuration {
  /// - Parameter text: Such as `1930` or `32:10`.
  /// - Returns: Nil for anything else, and for nothing or more than a day.
  static func length(_ text: String) -> Milliseconds? {
    let parts = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var seconds = 0.0
    for part in parts {
      guard let number = Double(part.trimming), number >= 0, number < 100_000 else { return nil }
      seconds = seconds * 60 + number
    }
    guard seconds >= 1, seconds < 86_400 else { return nil }
    return Milliseconds(Int(seconds) * 1_000)
  }
}

extension Substring {
  fileprivate var trimming: String { String(self).trimmed }
}
