import RealModule

/// Applies a gain and keeps the true peak under a ceiling, without clipping.
///
/// Where the amplified signal would exceed the ceiling, the gain falls in time and comes back with a
/// time constant of 60 ms: the smallest gain needed within a window ahead is averaged over as long a
/// window behind, so that every averaged value is at most what the peak needs. All channels share
/// one gain. The signal comes out late by `delay` frames; `finish` gives the rest.
package struct Limiter: Sendable {
  /// Frames by which the output lags behind the input.
  package let delay: Int

  private let channels: Int
  private let gain: Float
  private let ceiling: Float
  private let release: Double
  private let window: Int

  private var map: TruePeakDetector
  private var peaks: [Float] = []
  /// Amplified frames that have not come out yet, interleaved.
  private var waiting: [Float] = []

  /// The gain after the release, 1 at rest; in single precision it would stop short of that.
  private var smoothed = 1.0
  private var minimum: SlidingMinimum
  private var mean: SlidingMean
  private var framesMapped = 0
  /// Frames in a row that needed no gain, up to the last one mapped.
  private var framesAtRest = 0

  /// - `gain`: linear.
  /// - `ceiling`: linear, of the true peak.
  /// - `sampleRate`: Hz.
  package init(gain: Double, ceiling: Double, channels: Int, sampleRate: Int) {
    self.channels = channels
    self.gain = Float(gain)
    self.ceiling = Float(ceiling)
    release = 1 - Double.exp(-1 / (0.060 * Double(sampleRate)))
    // 5 ms to either side.
    window = 2 * (sampleRate / 200) + 1
    delay = window - 1 + PeakInterpolator.reach
    map = TruePeakDetector(channels: channels)
    minimum = SlidingMinimum(window: window)
    mean = SlidingMean(window: window)
  }

  /// Replaces `output` by the frames that are now ready, interleaved.
  package mutating func process(_ input: [Float], into output: inout [Float]) {
    let firstNew = waiting.count
    waiting.append(contentsOf: input)
    for index in firstNew..<waiting.count { waiting[index] *= gain }
    peaks.removeAll(keepingCapacity: true)
    map.add(Array(waiting[firstNew...]), threshold: ceiling, appendingTo: &peaks)
    shape(into: &output)
  }

  /// Replaces `output` by the last frames, behind which there is silence.
  package mutating func finish(into output: inout [Float]) {
    process(Array(repeating: 0, count: delay * channels), into: &output)
  }

  private mutating func shape(into output: inout [Float]) {
    output.removeAll(keepingCapacity: true)
    output.reserveCapacity(waiting.count)
    var taken = 0
    var index = 0
    while index < peaks.count {
      let resting = restingRun(from: index)
      if resting > 0 {
        // Nothing needs a gain, and nothing lingers from before: the frames pass as they are.
        let end = taken + resting * channels
        output.append(contentsOf: waiting[taken..<end])
        taken = end
        index += resting
        minimum.forget()
        continue
      }
      smoothed += (1 - smoothed) * release
      let peak = Double(peaks[index])
      if peak * smoothed > Double(ceiling) { smoothed = Double(ceiling) / peak }
      // Close enough to 1 that no sample can tell; from here on the quick way serves.
      if smoothed > 0.999_999 { smoothed = 1 }
      framesAtRest = smoothed == 1 ? framesAtRest + 1 : 0
      // Pushed from the first peak on, so that a gain ready for it is in every value averaged.
      let factor = mean.push(minimum.push(Float(smoothed)))
      index += 1
      framesMapped += 1
      guard framesMapped >= window else { continue }
      for channel in 0..<channels { output.append(waiting[taken + channel] * factor) }
      taken += channels
    }
    waiting.removeFirst(taken)
  }

  /// How many frames from `index` on need no look: no gain is left in either window, and none comes.
  private func restingRun(from index: Int) -> Int {
    guard framesAtRest >= 2 * window else { return 0 }
    var end = index
    while end < peaks.count, peaks[end] <= ceiling { end += 1 }
    return end - index
  }
}

/// The smallest of the last values, kept in a monotonic queue.
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

  /// Begins anew, where all that was pushed is as large as can be.
  mutating func forget() { count = 0 }

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

/// The mean of the last values; those before the first are 1.
private struct SlidingMean: Sendable {
  private var ring: [Float]
  private var next = 0
  /// Exact: so many values of 24 bits do not fill the 53 of a Double.
  private var sum: Double
  private let scale: Double

  init(window: Int) {
    ring = Array(repeating: 1, count: window)
    sum = Double(window)
    scale = 1 / Double(window)
  }

  mutating func push(_ value: Float) -> Float {
    sum += Double(value) - Double(ring[next])
    ring[next] = value
    next += 1
    if next == ring.count { next = 0 }
    if sum == Double(ring.count) { return 1 }
    return Float(sum * scale)
  }
}
