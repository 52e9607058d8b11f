package import RoadcastFiles

/// The result of reading a recording once as it is: whether it can be used, how its channels relate, and
/// what was damaged before it came here.
package struct RecordingInspection: Sendable {
  let header: WAVHeader

  /// The number of frames in the file.
  private(set) var framesRead = 0

  /// The samples that aren't sound.
  private(set) var repair: SampleRepair

  /// The sample peak, linear.
  private(set) var peak: Float = 0

  /// The frame of the sample peak if it's over full scale, as only floating point can be.
  private(set) var peakFrame: Int?

  private let channels: Int
  private let sampleRate: Int
  private var flatRuns: FlatRunDetector
  private var sides: OppositeSidesDetector

  /// The sums over all frames of the left and right samples, their squares, and their products.
  private var sums = (left: 0.0, right: 0.0, leftSquare: 0.0, rightSquare: 0.0, product: 0.0)

  /// The mean square of each 10 ms over all channels, linear.
  private var windows: [Float] = []
  private var windowSum: Float = 0
  private var windowFill = 0

  /// The shortest recording in seconds: one gating block of ITU-R BS.1770-5, so that it has a loudness.
  private static let minimumSeconds = 0.4

  /// Inspects a recording.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - maximumSeconds: The longest recording to accept. A longer one is refused by its header alone.
  /// - Throws: The reason why the recording can't be used.
  package init(of file: InputFile, maximumSeconds: Int) throws(RecordingError) {
    let header = try WAVHeader(of: file)
    // This check comes ahead of reading, because a sparse file can promise days of silence.
    try header.requireLength(maximumSeconds: maximumSeconds)
    var inspection = try Self(file, header, sampleLimit: SampleRepair.highestLimit)
    // Samples far over full scale are damaged, or the whole recording is at that level.
    if inspection.peak >= MagnitudeHistogram.leastLimit,
      let limit = try Self.magnitudes(of: file).limit
    {
      inspection = try Self(file, header, sampleLimit: limit)
    }
    self = inspection
    guard framesRead > 0 else { throw .noAudio("no samples could be read") }
    // More than one invalid sample in a hundred isn't a glitch.
    guard repair.count * 100 <= framesRead * header.channels else {
      throw .damagedSamples(count: repair.count)
    }
    let seconds = Double(framesRead) / Double(header.sampleRate)
    guard seconds >= Self.minimumSeconds else { throw .tooBrief(seconds: seconds) }
  }

  /// Reads the whole recording once.
  private init(
    _ file: InputFile,
    _ header: WAVHeader,
    sampleLimit: Float
  ) throws(RecordingError) {
    var reader = try SoundFileReader(file)
    self.header = header
    channels = reader.channels
    sampleRate = reader.sampleRate
    repair = SampleRepair(limit: sampleLimit)
    let isCoarse = ["8-bit PCM", "A-law", "µ-law"].contains(header.encoding)
    flatRuns = FlatRunDetector(channels: channels, sampleRate: sampleRate, isCoarse: isCoarse)
    sides = OppositeSidesDetector(sampleRate: sampleRate)
    var block: [Float] = []
    while true {
      try reader.read(Self.blockFrames, into: &block)
      guard !block.isEmpty else { break }
      repair.repair(&block, channels: channels)
      flatRuns.add(block)
      addSums(of: block)
      addWindows(of: block)
      framesRead += block.count / channels
    }
    sides.finish()
  }

  private static let blockFrames = 16_384

  private static func magnitudes(of file: InputFile) throws(RecordingError) -> MagnitudeHistogram {
    var reader = try SoundFileReader(file)
    var histogram = MagnitudeHistogram()
    var block: [Float] = []
    repeat {
      try reader.read(blockFrames, into: &block)
      histogram.add(block)
    } while !block.isEmpty
    return histogram
  }

  /// The DC offset of each channel, −1…1 or as far beyond as the recording is; empty if all are 66 dB below full
  /// scale or the peak, which is inaudible.
  package var offsets: [Float] {
    guard framesRead > 0 else { return [] }
    let means = [sums.left, sums.right].prefix(channels).map { Float($0 / Double(framesRead)) }
    return means.contains { abs($0) > 0.0005 * max(1, peak) } ? means : []
  }

  /// How to combine the channels, from their powers and their correlation.
  package var mix: ChannelMix {
    guard channels == 2, framesRead > 0 else { return .all }
    let count = Double(framesRead)
    let left = max(0, sums.leftSquare - sums.left * sums.left / count)
    let right = max(0, sums.rightSquare - sums.right * sums.right / count)
    let product = sums.product - sums.left * sums.right / count
    // A side that is 30 dB below the other one has crosstalk, not a voice.
    if right <= left * 0.001 { return left > 0 ? .left : .all }
    if left <= right * 0.001 { return .right }
    let correlation = product / (left * right).squareRoot()
    let sum = left + right + 2 * product
    let difference = left + right - 2 * product
    return correlation < -0.5 && sum < difference / 4 ? .inverted : .all
  }

  /// Finds the places of damage.
  ///
  /// - Parameter mix: How the channels are combined.
  /// - Returns: Clipped stretches, dropouts, and stretches in which the sides are opposite or, after the
  ///   mix, cancel out; in the order of their start.
  func faults(_ mix: ChannelMix) -> [RecordingFault] {
    (flatRuns.clippedStretches(peak: peak, sampleRate: sampleRate) + dropouts + oppositeSides(mix))
      .sorted { ($0.start, $0.duration) < ($1.start, $1.duration) }
  }

  private func oppositeSides(_ mix: ChannelMix) -> [RecordingFault] {
    func fault(_ kind: RecordingFault.Kind, _ frames: Range<Int>) -> RecordingFault {
      RecordingFault(
        kind: kind,
        start: Double(frames.lowerBound) / Double(sampleRate),
        duration: Double(frames.count) / Double(sampleRate)
      )
    }
    switch mix {
    case .left, .right: return []
    case .all: return sides.opposite.ranges.map { fault(.cancelled, $0) }
    case .inverted:
      // The whole recording was found to be like that.
      return [fault(.opposite, 0..<framesRead)] + sides.alike.ranges.map { fault(.cancelled, $0) }
    }
  }

  /// The gaps that start and end in the middle of sound.
  private var dropouts: [RecordingFault] {
    let sorted = windows.sorted()
    guard let loud = sorted.dropLast(sorted.count / 10).last, loud > 0 else { return [] }
    // At the end of a sound, and at a closing noise gate, the samples next to the zeros are smaller.
    let threshold = loud.squareRoot() / 10
    return flatRuns.gaps.filter { $0.peakBefore > threshold && $0.peakAfter > threshold }.map {
      RecordingFault(
        kind: .dropout,
        start: Double($0.start) / Double(sampleRate),
        duration: Double($0.count) / Double(sampleRate)
      )
    }
  }

  private var windowFrames: Int { max(1, sampleRate / 100) }

  private mutating func addSums(of block: [Float]) {
    let samples = block.span
    let highest = peak
    var start = 0
    while start < block.count {
      // Single precision is exact enough for a short stretch, and its sum is added in double.
      let end = min(start + 32 * Lanes.scalarCount, block.count)
      addSums(of: samples.extracting(start..<end))
      start = end
    }
    if peak > max(highest, 1), let index = block.firstIndex(where: { abs($0) == peak }) {
      peakFrame = framesRead + index / channels
    }
  }

  private mutating func addSums(of samples: Span<Float>) {
    var sum = Lanes.zero
    var square = Lanes.zero
    var product = SIMD8<Float>.zero
    var loudest = Lanes.zero
    var index = 0
    // Every stretch starts with a left sample, so even lanes are left and odd lanes are right.
    while index + Lanes.scalarCount <= samples.count {
      let lanes = samples.lanes(at: index)
      sum += lanes
      square += lanes * lanes
      product += lanes.evenHalf * lanes.oddHalf
      loudest = loudest.larger(lanes.magnitudes)
      index += Lanes.scalarCount
    }
    var rest = Lanes.zero
    for (lane, index) in (index..<samples.count).enumerated() { rest[lane] = samples[index] }
    sum += rest
    square += rest * rest
    product += rest.evenHalf * rest.oddHalf
    peak = max(peak, loudest.larger(rest.magnitudes).max())
    guard channels == 2 else {
      sums.left += Double(sum.sum())
      sums.leftSquare += Double(square.sum())
      return
    }
    sums.left += Double(sum.evenHalf.sum())
    sums.right += Double(sum.oddHalf.sum())
    sums.leftSquare += Double(square.evenHalf.sum())
    sums.rightSquare += Double(square.oddHalf.sum())
    sums.product += Double(product.sum())
    sides.add(squares: square.sum(), products: product.sum(), frames: samples.count / 2)
  }

  private mutating func addWindows(of block: [Float]) {
    let samples = block.span
    let size = windowFrames * channels
    var index = 0
    while index < block.count {
      let end = min(block.count, index + size - windowFill)
      windowSum += samples.extracting(index..<end).sumOfSquares()
      windowFill += end - index
      index = end
      if windowFill == size {
        windows.append(windowSum / Float(size))
        windowSum = 0
        windowFill = 0
      }
    }
  }
}
