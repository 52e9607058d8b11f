/// A signal in small cells: what loudness, limiter and silence are reckoned from, without another
/// reading of it.
struct SignalEnvelope: Sendable {
  /// Cells a second.
  ///
  /// Three make 10 ms, thirty the 100 ms by which loudness steps.
  static let rate = 300
  static let cellsPerStep = 30

  /// Mean square of each cell over all channels.
  private(set) var powers: [Float] = []

  /// The loudest sample of each cell, linear.
  private(set) var peaks: [Float] = []

  /// The loudness meter's steps of 100 ms.
  private(set) var steps: [Double] = []

  /// LUFS of the loudest 400 ms; nil for less, and for silence.
  private(set) var maxMomentary: Double?

  /// Frames in a cell: 147 or 160.
  let cellFrames: Int

  private let channels: Int
  private var cellSum: Float = 0
  private var cellPeak: Float = 0
  private var cellFill = 0

  /// - `sampleRate`: Hz, a multiple of `rate`.
  init(channels: Int, sampleRate: Int) {
    self.channels = channels
    cellFrames = sampleRate / Self.rate
  }

  /// Takes the next frames, interleaved.
  mutating func add(_ block: [Float]) {
    let samples = block.span
    let size = cellFrames * channels
    var index = 0
    while index < block.count {
      let end = min(block.count, index + size - cellFill)
      let part = samples.extracting(index..<end)
      let (power, peak) = part.powerAndPeak()
      cellSum += power
      cellPeak = max(cellPeak, peak)
      cellFill += end - index
      index = end
      if cellFill == size { closeCell() }
    }
  }

  /// Takes in the last cell, whole or not, and what was measured beside.
  ///
  /// - `steps`: the loudness meter's.
  /// - `mostMomentary`: the loudness meter's.
  mutating func finish(steps: [Double], maxMomentary: Double?) {
    if cellFill > 0 { closeCell() }
    self.steps = steps
    self.maxMomentary = maxMomentary
  }

  private mutating func closeCell() {
    powers.append(cellSum / Float(cellFill))
    peaks.append(cellPeak)
    cellSum = 0
    cellPeak = 0
    cellFill = 0
  }
}
