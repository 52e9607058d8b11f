import RealModule

/// A look-ahead true-peak limiter: it applies a gain and keeps the true peak under a ceiling without
/// clipping.
///
/// The gain that each frame needs is computed from its true peak, and recovers with a time constant of
/// 60 ms. Its minimum over a window of 10 ms ahead is averaged over a window of the same length, so
/// every averaged value is at most the gain that the peak needs when the peak arrives. All channels
/// share one gain, which keeps the stereo image in place.
///
/// The output is `delay` frames late; `finish` returns the rest.
package struct Limiter: Sendable {
  /// The latency in frames.
  package let delay: Int

  private let channels: Int
  private let gain: Float
  private let ceiling: Float
  private let release: Double
  private let window: Int

  private var detector: TruePeakDetector
  private var peaks: [Float] = []

  /// Amplified frames that are still in the look-ahead window, interleaved.
  private var pending: [Float] = []

  /// The gain after the release, 1 at rest.
  ///
  /// In single precision it would stop short of 1.
  private var releasedGain = 1.0

  private var minimum: SlidingMinimum
  private var mean: SlidingMean
  private var framesDetected = 0

  /// The number of frames in a row, up to the latest one, that needed no gain reduction.
  private var framesAtRest = 0

  /// Creates a limiter.
  ///
  /// - Parameters:
  ///   - gain: The gain to apply, linear.
  ///   - ceiling: The highest true peak of the output, linear: 1 is 0 dBTP.
  ///   - channels: 1 or 2.
  ///   - sampleRate: Hz.
  package init(gain: Double, ceiling: Double, channels: Int, sampleRate: Int) {
    self.channels = channels
    self.gain = Float(gain)
    self.ceiling = Float(ceiling)
    release = 1 - Double.exp(-1 / (0.060 * Double(sampleRate)))
    // 5 ms to either side.
    window = 2 * (sampleRate / 200) + 1
    delay = window - 1 + PeakInterpolator.reach
    detector = TruePeakDetector(channels: channels)
    minimum = SlidingMinimum(window: window)
    mean = SlidingMean(window: window)
  }

  /// Processes a block.
  ///
  /// - Parameters:
  ///   - input: The next frames, interleaved, −1…1 or beyond.
  ///   - output: Replaced with the frames that are ready now, interleaved; it can be empty.
  package mutating func process(_ input: [Float], into output: inout [Float]) {
    let firstNew = pending.count
    pending.append(contentsOf: input)
    for index in firstNew..<pending.count { pending[index] *= gain }
    peaks.removeAll(keepingCapacity: true)
    detector.add(Array(pending[firstNew...]), threshold: ceiling, appendingTo: &peaks)
    applyGain(into: &output)
  }

  /// Processes the end of the signal, as if silence followed.
  ///
  /// - Parameter output: Replaced with the last `delay` frames, interleaved.
  package mutating func finish(into output: inout [Float]) {
    process(Array(repeating: 0, count: delay * channels), into: &output)
  }

  private mutating func applyGain(into output: inout [Float]) {
    output.removeAll(keepingCapacity: true)
    output.reserveCapacity(pending.count)
    var taken = 0
    var index = 0
    while index < peaks.count {
      let resting = restingRun(from: index)
      if resting > 0 {
        // Neither a new peak nor an earlier one reduces the gain here, so the frames are copied.
        let end = taken + resting * channels
        output.append(contentsOf: pending[taken..<end])
        taken = end
        index += resting
        minimum.removeAll()
        continue
      }
      releasedGain += (1 - releasedGain) * release
      let peak = Double(peaks[index])
      if peak * releasedGain > Double(ceiling) { releasedGain = Double(ceiling) / peak }
      // The difference to 1 no longer changes a sample, and at 1 frames can be copied.
      if releasedGain > 0.999_999 { releasedGain = 1 }
      framesAtRest = releasedGain == 1 ? framesAtRest + 1 : 0
      let factor = mean.push(minimum.push(Float(releasedGain)))
      index += 1
      framesDetected += 1
      // No frame can leave until its whole look-ahead window is known.
      guard framesDetected >= window else { continue }
      for channel in 0..<channels { output.append(pending[taken + channel] * factor) }
      taken += channels
    }
    pending.removeFirst(taken)
  }

  /// Counts the frames that need no gain reduction, and aren't in the window of one either.
  ///
  /// - Parameter index: The first frame to look at, an index of `peaks`.
  /// - Returns: The number of frames from `index` on; 0 while an earlier reduction is in a window.
  private func restingRun(from index: Int) -> Int {
    guard framesAtRest >= 2 * window else { return 0 }
    var end = index
    while end < peaks.count, peaks[end] <= ceiling { end += 1 }
    return end - index
  }
}

/// The minimum of the latest values, in constant time per value: a monotonic queue in a ring buffer.
private struct SlidingMinimum: Sendable {
  private let window: Int
  private var values: [Float]
  private var positions: [Int]
  private var head = 0
  private var count = 0
  private var position = 0

  init(window: Int) {
    self.window = window
    values = Array(repeating: 1, count: window + 1)
    positions = Array(repeating: 0, count: window + 1)
  }

  /// Removes all values, which is the same as if all of them were 1, the largest gain.
  mutating func removeAll() { count = 0 }

  /// Adds a value and removes the oldest one.
  ///
  /// - Parameter value: A gain, 0…1.
  /// - Returns: The smallest of the latest values.
  mutating func push(_ value: Float) -> Float {
    let size = window + 1
    while count > 0 {
      var last = head + count - 1
      if last >= size { last -= size }
      guard values[last] >= value else { break }
      count -= 1
    }
    var slot = head + count
    if slot >= size { slot -= size }
    values[slot] = value
    positions[slot] = position
    count += 1
    if positions[head] <= position - window {
      head += 1
      if head == size { head = 0 }
      count -= 1
    }
    position += 1
    return values[head]
  }
}

/// The mean of the latest values, of which those ahead of the first one are 1.
private struct SlidingMean: Sendable {
  private var ring: [Float]
  private var next = 0

  /// An exact sum: a window of values of 24 bits doesn't fill the 53 bits of a Double.
  private var sum: Double
  private let scale: Double

  init(window: Int) {
    ring = Array(repeating: 1, count: window)
    sum = Double(window)
    scale = 1 / Double(window)
  }

  /// Adds a value and removes the oldest one.
  ///
  /// - Parameter value: A gain, 0…1.
  /// - Returns: The mean of the latest values.
  mutating func push(_ value: Float) -> Float {
    sum += Double(value) - Double(ring[next])
    ring[next] = value
    next += 1
    if next == ring.count { next = 0 }
    if sum == Double(ring.count) { return 1 }
    return Float(sum * scale)
  }
}
