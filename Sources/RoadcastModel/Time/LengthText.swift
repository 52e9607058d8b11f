/// Lengths as messages tell them: `47.7 s` under a minute, `1:40.0` or `1:02:03.4` from there on.
package enum LengthText {
  /// How a length that lies between two tenths of a second is told.
  package enum Rounding: Sendable {
    case down, up, nearest
  }

  /// - `samples`: 0 or more.
  /// - `sampleRate`: Hz.
  package static func tell(
    samples: Int,
    at sampleRate: Int,
    _ rounding: Rounding = .nearest
  ) -> String {
    tell(tenths: tenths(samples: samples, at: sampleRate, rounding))
  }

  package static func tell(_ length: Milliseconds) -> String {
    tell(tenths: (length.count + 50) / 100)
  }

  /// A length that somebody set: without tenths where it has none, as in `5:00`.
  package static func tellLimit(_ limit: Milliseconds) -> String {
    let seconds = limit.count / 1_000
    let text =
      seconds >= 3_600
      ? "\(seconds / 3_600):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
      : "\(seconds / 60):\(padded(seconds % 60))"
    guard limit.count % 1_000 != 0 else { return text }
    var fraction = padded(limit.count % 1_000, 3)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(text).\(fraction)"
  }

  package static func tenths(samples: Int, at sampleRate: Int, _ rounding: Rounding) -> Int {
    switch rounding {
    case .down: samples * 10 / sampleRate
    case .up: (samples * 10 + sampleRate - 1) / sampleRate
    case .nearest: (samples * 20 + sampleRate) / (2 * sampleRate)
    }
  }

  package static func tell(tenths: Int) -> String {
    let seconds = tenths / 10
    let fraction = "\(tenths % 10)"
    if seconds < 60 { return "\(seconds).\(fraction) s" }
    if seconds < 3_600 { return "\(seconds / 60):\(padded(seconds % 60)).\(fraction)" }
    return "\(seconds / 3_600):\(padded(seconds / 60 % 60)):\(padded(seconds % 60)).\(fraction)"
  }
}
