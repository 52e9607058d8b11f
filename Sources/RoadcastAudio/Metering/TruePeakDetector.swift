/// Walks along a signal and tells, for each frame, the largest magnitude at it and right behind it.
///
/// Stretches whose samples are so low that nothing between them can exceed a threshold are not
/// interpolated: their frames are told as 0.
package struct TruePeakDetector: Sendable {
  private let interpolator = PeakInterpolator()
  private let channels: Int

  /// One array a channel: the frames that the next ones still need, and the new ones.
  private var history: [[Float]]

  private static let blockFrames = 64

  package init(channels: Int) {
    self.channels = channels
    // The signal is silent before its beginning.
    history = Array(
      repeating: Array(repeating: 0, count: PeakInterpolator.reach),
      count: channels
    )
  }

  /// Takes the next frames, interleaved, and appends the peaks of those that are now surrounded.
  ///
  /// Peaks come 8 frames late: after n frames in all, n − 8 peaks have been told.
  ///
  /// - `threshold`: what cannot exceed it is told as 0.
  /// - `peaks`: linear, the larger of the channels.
  package mutating func add(
    _ block: [Float],
    threshold: Float,
    appendingTo peaks: inout [Float]
  ) {
    let reach = PeakInterpolator.reach
    for channel in 0..<channels {
      appendChannel(channel, of: block)
    }
    let count = history[0].count - 2 * reach
    guard count > 0 else { return }
    let firstPeak = peaks.count
    peaks.append(contentsOf: repeatElement(0, count: count))
    for channel in 0..<channels {
      mark(history[channel], count: count, threshold, in: &peaks, from: firstPeak)
      history[channel].removeFirst(count)
    }
  }

  private mutating func appendChannel(_ channel: Int, of block: [Float]) {
    guard channels > 1 else {
      history[0].append(contentsOf: block)
      return
    }
    var index = channel
    while index < block.count {
      history[channel].append(block[index])
      index += channels
    }
  }

  private func mark(
    _ channel: [Float],
    count: Int,
    _ threshold: Float,
    in peaks: inout [Float],
    from firstPeak: Int
  ) {
    let samples = channel.span
    let reach = PeakInterpolator.reach
    let quiet = threshold / interpolator.bound
    var start = 0
    while start < count {
      let end = min(start + Self.blockFrames, count)
      // The neighbourhood of these frames, in the history's own indices.
      let loudest = samples.extracting(start..<(end + 2 * reach)).largestMagnitude()
      if loudest > quiet {
        for index in start..<end {
          let peak = interpolator.peak(samples, at: index + reach)
          peaks[firstPeak + index] = max(peaks[firstPeak + index], peak)
        }
      }
      start = end
    }
  }
}

/// Measures the true peak of a whole signal.
package struct TruePeakMeter: Sendable {
  /// Linear.
  package private(set) var peak: Float = 0

  private var map: TruePeakDetector
  private var peaks: [Float] = []
  private let channels: Int

  package init(channels: Int) {
    map = TruePeakDetector(channels: channels)
    self.channels = channels
  }

  /// Adds frames, interleaved.
  package mutating func add(_ block: [Float]) {
    peaks.removeAll(keepingCapacity: true)
    map.add(block, threshold: peak, appendingTo: &peaks)
    peak = max(peak, peaks.span.largestMagnitude())
  }

  /// Takes in the last frames, behind which there is silence.
  package mutating func finish() {
    add(Array(repeating: 0, count: 2 * PeakInterpolator.reach * channels))
  }
}
