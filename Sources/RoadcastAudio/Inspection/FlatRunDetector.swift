/// Finds samples that stand still where sound would move: cut-off peaks, and zeros inside speech.
struct FlatRunDetector: Sendable {
  /// A run of equal samples of one channel, in frames.
  struct Run: Sendable {
    var start: Int
    var count: Int
    /// Linear.
    var level: Float
  }

  /// Zeros on all channels, and how loud it is right before and right behind them.
  struct Gap: Sendable {
    var start: Int
    var count: Int
    /// The loudest sample of the 2 to 4 ms before, and of the 2 ms behind; linear.
    var before: Float
    var after: Float = 0
  }

  /// Runs that may be cut-off peaks, in order.
  private(set) var rails: [Run] = []

  /// In order.
  private(set) var gaps: [Gap] = []

  private let channels: Int
  private let leastRail: Int
  private let leastZeros: Int

  /// Smaller steps than this lie in the grid of the format, where a soft peak stands still too.
  private let grid: Float

  private var previous: [Float]
  private var beforeRun: [Float]
  private var runLength: [Int]
  private var zeroLength = 0

  /// The loudest samples of the last whole 2 ms and of those under way.
  private var lastPeak: Float = 0
  private var currentPeak: Float = 0
  private var currentFrames = 0
  private let edgeFrames: Int

  /// Frames that still belong to the edge behind the last gap.
  private var edgeLeft = 0
  private var framesSeen = 0

  /// Enough to judge a recording by; a hostile one must not fill the memory.
  private static let most = 200_000

  /// - `sampleRate`: Hz.
  /// - `isCoarse`: whether the format has so few steps that soft peaks stand still (8 bit, companded).
  init(channels: Int, sampleRate: Int, isCoarse: Bool) {
    self.channels = channels
    leastRail = isCoarse ? 5 : 3
    leastZeros = max(8, sampleRate * 3 / 1_000)
    edgeFrames = sampleRate / 500
    grid = isCoarse ? 0.05 : 0.003
    previous = Array(repeating: 0, count: channels)
    beforeRun = Array(repeating: 0, count: channels)
    runLength = Array(repeating: 1, count: channels)
  }

  /// Takes the next frames, interleaved.
  mutating func add(_ block: [Float]) {
    let samples = block.span
    let frames = block.count / channels
    var start = 0
    while start < frames {
      let end = min(start + edgeFrames, frames)
      // Speech seldom stands still: most of it is passed by without a look at each sample.
      if start >= 2, isMoving, let peak = peakWhereMoving(samples, start..<end) {
        passBy(samples, end: end, peak: peak)
      } else {
        for channel in 0..<channels { findRuns(samples, start..<end, channel: channel) }
        findZeros(samples, start..<end)
      }
      start = end
    }
    framesSeen += frames
  }

  /// Whether nothing that is looked for is under way.
  private var isMoving: Bool {
    zeroLength == 0 && edgeLeft == 0 && runLength.allSatisfy { $0 == 1 }
  }

  /// The loudest of some frames, or nil when any of them equals the one before it.
  private func peakWhereMoving(_ samples: Span<Float>, _ frames: Range<Int>) -> Float? {
    let end = frames.upperBound * channels
    var index = frames.lowerBound * channels
    var loudest = Lanes.zero
    var standing = SIMDMask<SIMD16<Int32>>(repeating: false)
    while index + Lanes.scalarCount <= end {
      let lanes = samples.lanes(at: index)
      standing .|= lanes .== samples.lanes(at: index - channels)
      loudest = loudest.larger(lanes.magnitudes)
      index += Lanes.scalarCount
    }
    var peak = loudest.max()
    while index < end {
      if samples[index] == samples[index - channels] { return nil }
      peak = max(peak, abs(samples[index]))
      index += 1
    }
    return any(standing) ? nil : peak
  }

  /// Keeps what the next frames need of frames in which nothing stood still.
  private mutating func passBy(_ samples: Span<Float>, end: Int, peak: Float) {
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
      if length >= leastRail, abs(last) >= 0.1 {
        // A cut-off peak is reached and left at speed; a soft one creeps.
        let jump = max(abs(last - before), abs(last - sample))
        if jump >= grid * abs(last), rails.count < Self.most {
          rails.append(Run(start: framesSeen + frame - length, count: length, level: abs(last)))
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
        if zeroLength >= leastZeros, gaps.count < Self.most {
          let before = max(lastPeak, currentPeak)
          let start = framesSeen + frame - zeroLength
          gaps.append(Gap(start: start, count: zeroLength, before: before))
          edgeLeft = edgeFrames
        }
        zeroLength = 0
      }
      if edgeLeft > 0 {
        edgeLeft -= 1
        gaps[gaps.count - 1].after = max(gaps[gaps.count - 1].after, magnitude)
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

  /// The stretches that are audibly clipped.
  ///
  /// - `peak`: the recording's loudest sample, linear.
  /// - `sampleRate`: Hz.
  func clippedStretches(peak: Float, sampleRate: Int) -> [RecordingFault] {
    let reached = rails.filter { $0.level >= 0.99 * peak }.sorted { $0.start < $1.start }
    var stretches: [(start: Int, end: Int, runs: Int)] = []
    for run in reached {
      if let last = stretches.last, run.start - last.end < sampleRate / 2 {
        stretches[stretches.count - 1].end = max(last.end, run.start + run.count)
        stretches[stretches.count - 1].runs += 1
      } else {
        stretches.append((run.start, run.start + run.count, 1))
      }
    }
    // A few samples at the rail nobody hears.
    return stretches.filter { $0.runs >= 8 }.map {
      RecordingFault(
        kind: .clipped,
        start: Double($0.start) / Double(sampleRate),
        duration: Double($0.end - $0.start) / Double(sampleRate)
      )
    }
  }
}
