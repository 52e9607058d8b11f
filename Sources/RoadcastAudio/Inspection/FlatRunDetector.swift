/// Finds runs of equal samples, which sound doesn't have: clipped peaks, and zeros inside sound.
struct FlatRunDetector: Sendable {
  /// A run of equal samples of one channel, away from zero.
  struct Rail: Sendable {
    /// The first frame.
    var start: Int

    /// The number of frames.
    var count: Int

    /// The magnitude of the samples, linear.
    var level: Float
  }

  /// A run of zeros on all channels.
  struct Gap: Sendable {
    /// The first frame.
    var start: Int

    /// The number of frames.
    var count: Int

    /// The sample peak of the 2 to 4 ms ahead of the gap, linear.
    var peakBefore: Float

    /// The sample peak of the 2 ms after the gap, linear.
    var peakAfter: Float = 0
  }

  /// The runs that may be clipped peaks, in the order in which they end.
  private(set) var rails: [Rail] = []

  /// The gaps, in order.
  private(set) var gaps: [Gap] = []

  private let channels: Int

  /// The shortest rail in frames.
  private let minimumRail: Int

  /// The shortest gap in frames: 3 ms.
  private let minimumGap: Int

  /// The smallest step next to a rail, relative to its level.
  ///
  /// Smaller ones can be a step of the sample format, in which soft peaks are flat too.
  private let minimumStep: Float

  private var previous: [Float]
  private var beforeRun: [Float]
  private var runLength: [Int]
  private var zeroLength = 0

  /// The sample peak of the last complete 2 ms.
  private var lastPeak: Float = 0

  /// The sample peak since then.
  private var currentPeak: Float = 0
  private var currentFrames = 0

  /// The number of frames in 2 ms.
  private let edgeFrames: Int

  /// The number of frames that still belong to the 2 ms after the last gap.
  private var edgeLeft = 0
  private var framesSeen = 0

  /// The maximum number of rails and of gaps, so that a hostile file can't fill the memory.
  private static let maximumCount = 200_000

  /// Creates a detector.
  ///
  /// - Parameters:
  ///   - channels: 1 or 2.
  ///   - sampleRate: Hz.
  ///   - isCoarse: Whether the sample format has so few steps that soft peaks are flat (8-bit PCM,
  ///     A-law, µ-law).
  init(channels: Int, sampleRate: Int, isCoarse: Bool) {
    self.channels = channels
    minimumRail = isCoarse ? 5 : 3
    minimumGap = max(8, sampleRate * 3 / 1_000)
    edgeFrames = sampleRate / 500
    minimumStep = isCoarse ? 0.05 : 0.003
    previous = Array(repeating: 0, count: channels)
    beforeRun = Array(repeating: 0, count: channels)
    runLength = Array(repeating: 1, count: channels)
  }

  /// Searches a block.
  ///
  /// - Parameter block: The next frames, interleaved.
  mutating func add(_ block: [Float]) {
    let samples = block.span
    let frames = block.count / channels
    var start = 0
    while start < frames {
      let end = min(start + edgeFrames, frames)
      // Most of a recording has no equal neighbours, so it is skipped without a look at each sample.
      if start >= 2, !isInsideRun, let peak = peakUnlessFlat(samples, start..<end) {
        skip(samples, end: end, peak: peak)
      } else {
        for channel in 0..<channels { findRuns(samples, start..<end, channel: channel) }
        findZeros(samples, start..<end)
      }
      start = end
    }
    framesSeen += frames
  }

  /// Whether a run, or the 2 ms after a gap, isn't over yet.
  private var isInsideRun: Bool {
    zeroLength > 0 || edgeLeft > 0 || runLength.contains { $0 != 1 }
  }

  /// Returns the sample peak of some frames; nil if any sample equals the previous one of its channel.
  private func peakUnlessFlat(_ samples: Span<Float>, _ frames: Range<Int>) -> Float? {
    let end = frames.upperBound * channels
    var index = frames.lowerBound * channels
    var loudest = Lanes.zero
    var equals = SIMDMask<SIMD16<Int32>>(repeating: false)
    while index + Lanes.scalarCount <= end {
      let lanes = samples.lanes(at: index)
      equals .|= lanes .== samples.lanes(at: index - channels)
      loudest = loudest.larger(lanes.magnitudes)
      index += Lanes.scalarCount
    }
    var peak = loudest.max()
    while index < end {
      if samples[index] == samples[index - channels] { return nil }
      peak = max(peak, abs(samples[index]))
      index += 1
    }
    return any(equals) ? nil : peak
  }

  /// Updates the state past frames that have no equal neighbours.
  private mutating func skip(_ samples: Span<Float>, end: Int, peak: Float) {
    var isZero = true
    for channel in 0..<channels {
      let last = samples[(end - 1) * channels + channel]
      previous[channel] = last
      beforeRun[channel] = samples[(end - 2) * channels + channel]
      isZero = isZero && last == 0
    }
    zeroLength = isZero ? 1 : 0
    lastPeak = peak
    currentPeak = 0
    currentFrames = 0
  }

  private mutating func findRuns(_ samples: Span<Float>, _ frames: Range<Int>, channel: Int) {
    var last = previous[channel]
    var before = beforeRun[channel]
    var length = runLength[channel]
    for frame in frames {
      let sample = samples[frame * channels + channel]
      if sample == last {
        length += 1
        continue
      }
      if length >= minimumRail, abs(last) >= 0.1 {
        // The signal reaches and leaves a clipped peak in large steps, a rounded one in small ones.
        let step = max(abs(last - before), abs(last - sample))
        if step >= minimumStep * abs(last), rails.count < Self.maximumCount {
          rails.append(Rail(start: framesSeen + frame - length, count: length, level: abs(last)))
        }
      }
      before = last
      last = sample
      length = 1
    }
    previous[channel] = last
    beforeRun[channel] = before
    runLength[channel] = length
  }

  private mutating func findZeros(_ samples: Span<Float>, _ frames: Range<Int>) {
    for frame in frames {
      var magnitude = abs(samples[frame * channels])
      if channels == 2 { magnitude = max(magnitude, abs(samples[frame * 2 + 1])) }
      if magnitude == 0 {
        zeroLength += 1
        continue
      }
      if zeroLength > 0 {
        if zeroLength >= minimumGap, gaps.count < Self.maximumCount {
          let peakBefore = max(lastPeak, currentPeak)
          let start = framesSeen + frame - zeroLength
          gaps.append(Gap(start: start, count: zeroLength, peakBefore: peakBefore))
          edgeLeft = edgeFrames
        }
        zeroLength = 0
      }
      if edgeLeft > 0 {
        edgeLeft -= 1
        gaps[gaps.count - 1].peakAfter = max(gaps[gaps.count - 1].peakAfter, magnitude)
      }
      currentPeak = max(currentPeak, magnitude)
      currentFrames += 1
      if currentFrames >= edgeFrames {
        lastPeak = currentPeak
        currentPeak = 0
        currentFrames = 0
      }
    }
  }

  /// Returns the stretches that are audibly clipped: at least 8 rails at the recording's peak, less than
  /// 0.5 s apart.
  ///
  /// - Parameters:
  ///   - peak: The recording's sample peak, linear.
  ///   - sampleRate: Hz.
  /// - Returns: Faults in the order of their start.
  func clippedStretches(peak: Float, sampleRate: Int) -> [RecordingFault] {
    let reached = rails.filter { $0.level >= 0.99 * peak }.sorted { $0.start < $1.start }
    var stretches: [(start: Int, end: Int, rails: Int)] = []
    for rail in reached {
      if let last = stretches.last, rail.start - last.end < sampleRate / 2 {
        stretches[stretches.count - 1].end = max(last.end, rail.start + rail.count)
        stretches[stretches.count - 1].rails += 1
      } else {
        stretches.append((rail.start, rail.start + rail.count, 1))
      }
    }
    // A few clipped peaks are inaudible.
    return stretches.filter { $0.rails >= 8 }.map {
      RecordingFault(
        kind: .clipped,
        start: Double($0.start) / Double(sampleRate),
        duration: Double($0.end - $0.start) / Double(sampleRate)
      )
    }
  }
}
