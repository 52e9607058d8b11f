import Foundation

/// The true peak of a signal, by brute force: 16 points between two samples, each from 64 taps.
///
/// That's four times the resolution, and four times the taps, that the product uses.
package struct ReferencePeak {
  private static let phases = 16
  private static let reach = 32
  private let taps: [[Double]]

  package init() {
    taps = (1..<Self.phases).map { phase in
      let delay = Double(phase) / Double(Self.phases)
      let raw = (0..<(2 * Self.reach)).map { tap -> Double in
        let x = Double(tap - Self.reach + 1) - delay
        // A Blackman window over the sinc.
        let angle = Double.pi * x / Double(Self.reach)
        let window = 0.42 + 0.5 * cos(angle) + 0.08 * cos(2 * angle)
        return sin(Double.pi * x) / (Double.pi * x) * window
      }
      let sum = raw.reduce(0, +)
      return raw.map { $0 / sum }
    }
  }

  /// The highest peak of all channels, where 1 is full scale.
  package func peak(of samples: [Float], channels: Int) -> Double {
    (0..<channels).map { channel in
      peak(of: stride(from: channel, to: samples.count, by: channels).map { Double(samples[$0]) })
    }.max() ?? 0
  }

  /// The highest peak of all channels, in dBTP.
  package func level(of samples: [Float], channels: Int) -> Double {
    20 * log10(peak(of: samples, channels: channels))
  }

  private func peak(of samples: [Double]) -> Double {
    let silence = Array(repeating: 0.0, count: Self.reach)
    let padded = silence + samples + silence
    var highest = samples.reduce(0) { max($0, abs($1)) }
    let span = padded.span
    for index in samples.indices {
      // Between two smaller samples, the signal can't rise above the highest peak.
      let here = max(abs(span[index + Self.reach]), abs(span[index + Self.reach + 1]))
      guard here > 0.5 * highest else { continue }
      for phase in taps {
        let coefficients = phase.span
        var sum = 0.0
        for tap in 0..<(2 * Self.reach) { sum += coefficients[tap] * span[index + 1 + tap] }
        highest = max(highest, abs(sum))
      }
    }
    return highest
  }
}
