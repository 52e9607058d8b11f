import RoadcastFiles

/// What one reading of the recording as it is tells: whether it can be used, how its channels stand to
/// each other, and what was damaged before it came here.
package struct RecordingInspection: Sendable {
  let header: WAVHeader

  private(set) var framesRead = 0
  private(set) var repair = SampleRepair()

  /// The loudest sample, linear.
  private(set) var peak: Float = 0

  private let channels: Int
  private let sampleRate: Int
  private var flat: FlatRunDetector

  /// Over all frames: of left, right, their squares, and their product.
  private var sums = (left: 0.0, right: 0.0, leftSquare: 0.0, rightSquare: 0.0, product: 0.0)

  /// Mean squares of 10 ms each, all channels.
  private var windows: [Float] = []
  private var windowSum: Float = 0
  private var windowFill = 0

  /// Reads a recording to its end.
  ///
  /// - `file`: the recording.
  init(file: InputFile, header: WAVHeader) throws(RecordingError) {
    var reader = try SoundFileReader(file)
    self.header = header
    channels = reader.channels
    sampleRate = reader.sampleRate
    let isCoarse = ["8-bit PCM", "A-law", "µ-law"].contains(header.encoding)
    flat = FlatRunDetector(channels: channels, sampleRate: sampleRate, isCoarse: isCoarse)
    var block: [Float] = []
    while true {
      try reader.read(16_384, into: &block)
      guard !block.isEmpty else { break }
      repair.repair(&block, channels: channels)
      framesRead += block.count / channels
      flat.add(block)
      addSums(of: block)
      addWindows(of: block)
    }
  }

  /// The mean of each channel, where it is large enough to matter: over −66 dBFS.
  var offsets: [Float] {
    guard framesRead > 0 else { return [] }
    let means = [sums.left, sums.right].prefix(channels).map { Float($0 / Double(framesRead)) }
    return means.contains { abs($0) > 0.0005 } ? means : []
  }

  /// How the two sides are to be taken together.
  var mix: ChannelMix {
    guard channels == 2, framesRead > 0 else { return .all }
    let count = Double(framesRead)
    let left = max(0, sums.leftSquare - sums.left * sums.left / count)
    let right = max(0, sums.rightSquare - sums.right * sums.right / count)
    let product = sums.product - sums.left * sums.right / count
    // 30 dB under the other, a side is a cable and not a voice.
    if right <= left * 0.001 { return left > 0 ? .left : .all }
    if left <= right * 0.001 { return .right }
    let correlation = product / (left * right).squareRoot()
    let sum = left + right + 2 * product
    let difference = left + right - 2 * product
    return correlation < -0.5 && sum < difference / 4 ? .inverted : .all
  }

  /// Clipped stretches and dropouts, by time.
  var faults: [RecordingFault] {
    (flat.clippedStretches(peak: peak, sampleRate: sampleRate) + dropouts)
      .sorted { ($0.start, $0.duration) < ($1.start, $1.duration) }
  }

  /// Zeros that begin and end in the midst of sound.
  private var dropouts: [RecordingFault] {
    let sorted = windows.sorted()
    guard let loud = sorted.dropLast(sorted.count / 10).last, loud > 0 else { return [] }
    // Sound that ends, and a gate that closes, go through small samples first.
    let threshold = loud.squareRoot() / 10
    return flat.gaps.filter { $0.before > threshold && $0.after > threshold }.map {
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
    var start = 0
    while start < block.count {
      // Short stretches are added up in single precision, all of it in double.
      let end = min(start + 32 * Lanes.scalarCount, block.count)
      addSums(of: samples.extracting(start..<end))
      start = end
    }
  }

  private mutating func addSums(of samples: Span<Float>) {
    var sum = Lanes.zero
    var square = Lanes.zero
    var product = SIMD8<Float>.zero
    var loudest = Lanes.zero
    var index = 0
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
  }

  private mutating func addWindows(of block: [Float]) {
    let samples = block.span
    let size = windowFrames * channels
    var index = 0
    while index < block.count {
      let end = min(block.count, index + size - windowFill)
      windowSum += samples.extracting(index..<end).power()
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
