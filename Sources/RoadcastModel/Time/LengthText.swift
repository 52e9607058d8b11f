/// Formats lengths for messages: `47.7 s` for less than a minute, otherwise `1:40.0` or `1:02:03.4`.
package enum LengthText {
  /// How a length between two tenths of a second is rounded.
  package enum Rounding: Sendable {
    case down, up, nearest
  }

  /// Formats a length in samples.
  ///
  /// - Parameters:
  ///   - samples: the length; 0 or more.
  ///   - sampleRate: Hz.
  ///   - rounding: how the tenths are rounded.
  /// - Returns: such as `4:12.3`.
  package static func format(
    samples: Int,
    at sampleRate: Int,
    _ rounding: Rounding = .nearest
  ) -> String {
    format(tenths: tenths(samples: samples, at: sampleRate, rounding))
  }

  /// Formats a length, rounded to the nearest tenth of a second.
  package static func format(_ length: Milliseconds) -> String { format(tenths: length.tenths) }

  /// Formats a limit from a manifest as it's written there, without a fraction that is zero: `5:00`.
  package static func formatLimit(_ limit: Milliseconds) -> String {
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

  /// Rounds a length to tenths of a second.
  ///
  /// - Parameters:
  ///   - samples: the length; 0 or more.
  ///   - sampleRate: Hz.
  ///   - rounding: the direction.
  /// - Returns: the number of tenths.
  package static func tenths(samples: Int, at sampleRate: Int, _ rounding: Rounding) -> Int {
    switch rounding {
    case .down: samples * 10 / sampleRate
    case .up: (samples * 10 + sampleRate - 1) / sampleRate
    case .nearest: (samples * 20 + sampleRate) / (2 * sampleRate)
    }
  }

  /// Formats a length in tenths of a second.
  package static func format(tenths: Int) -> String {
    let seconds = tenths / 10
    let fraction = "\(tenths % 10)"
    if seconds < 60 { return "\(seconds).\(fraction) s" }
    if seconds < 3_600 { return "\(seconds / 60):\(padded(seconds % 60)).\(fraction)" }
    return "\(seconds / 3_600):\(padded(seconds / 60 % 60)):\(padded(seconds % 60)).\(fraction)"
  }
}

extension Milliseconds {
  /// The nearest number of tenths of a second; halves are rounded up.
  package var tenths: Int { (count + 50) / 100 }
}
