/// The waveform that a page draws above a player: one bar for each part of the programme.
package struct WaveformBars: Sendable, Hashable {
  /// The number of bars of any programme that has at least as many MP3 frames.
  package static let count = 120

  /// The height of the highest bar.
  package static let highest = 40

  /// The bars from the programme's start: 1…``highest``.
  package let heights: [Int]

  /// The lowest character of ``text``.
  private static let zero: UInt8 = 0x30

  /// Makes bars as high as the peaks of sound are, in proportion to the highest peak.
  ///
  /// - Parameter peaks: the highest amplitude in each of many equally long parts, from the start; any unit.
  package init(peaks: [Int]) {
    let bars = min(Self.count, peaks.count)
    let highestPeak = max(1, peaks.max() ?? 0)
    heights = (0..<bars).map { bar in
      let (first, end) = (bar * peaks.count / bars, (bar + 1) * peaks.count / bars)
      let peak = peaks[first..<end].max() ?? 0
      return max(1, (2 * peak * Self.highest + highestPeak) / (2 * highestPeak))
    }
  }

  /// Reads bars from a cache's text, and skips any other character.
  package init(text: String) {
    heights = text.utf8.compactMap { byte in
      let height = Int(byte) - Int(Self.zero)
      return (1...Self.highest).contains(height) ? height : nil
    }
  }

  /// The bars as a text of one ASCII character each.
  package var text: String {
    String(decoding: heights.map { Self.zero + UInt8($0) }, as: UTF8.self)
  }
}
