/// Measures the true peak of a whole signal (ITU-R BS.1770-5, Annex 2).
package struct TruePeakMeter: Sendable {
  /// The highest true peak so far, linear: 1 is 0 dBTP.
  package private(set) var peak: Float = 0

  private var detector: TruePeakDetector
  private var peaks: [Float] = []
  private let channels: Int

  /// Creates a meter.
  ///
  /// - Parameter channels: 1 or 2.
  package init(channels: Int) {
    detector = TruePeakDetector(channels: channels)
    self.channels = channels
  }

  /// Measures a block.
  ///
  /// - Parameter block: The next frames, interleaved.
  package mutating func add(_ block: [Float]) {
    peaks.removeAll(keepingCapacity: true)
    // Only what exceeds the highest peak so far can change the result.
    detector.add(block, threshold: peak, appendingTo: &peaks)
    peak = max(peak, peaks.span.largestMagnitude())
  }

  /// Measures the last frames, as if silence followed.
  package mutating func finish() {
    add(Array(repeating: 0, count: 2 * PeakInterpolator.reach * channels))
  }
}
