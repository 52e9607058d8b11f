/// A signal's power and peak in cells of a 300th of a second.
///
/// It is kept so that the limiter's effect, silence and pauses can be computed without another reading of
/// the recording.
struct SignalEnvelope: Sendable {
  /// The number of cells in a second: three make 10 ms, thirty the 100 ms of a loudness step.
  static let rate = 300

  /// The number of cells in one of the loudness meter's steps of 100 ms.
  static let cellsPerStep = 30

  /// The mean square of each cell over all channels, linear.
  private(set) var powers: [Float] = []

  /// The sample peak of each cell over all channels, linear.
  private(set) var peaks: [Float] = []

  /// The number of frames in a cell: 147 at 44.1 kHz, 160 at 48 kHz.
  private let cellFrames: Int

  private let channels: Int
  private var cellSum: Float = 0
  private var cellPeak: Float = 0
  private var cellFill = 0

  /// Creates an empty envelope.
  ///
  /// - Parameters:
  ///   - channels: 1 or 2.
  ///   - sampleRate: Hz, a multiple of `rate`.
  init(channels: Int, sampleRate: Int) {
    self.channels = channels
    cellFrames = sampleRate / Self.rate
  }

  /// Adds a block.
  ///
  /// - Parameter block: The next frames, interleaved.
  mutating func add(_ block: [Float]) {
    let samples = block.span
    let size = cellFrames * channels
    var index = 0
    while index < block.count {
      let end = min(block.count, index + size - cellFill)
      let part = samples.extracting(index..<end)
      let (sum, peak) = part.sumOfSquaresAndPeak()
      cellSum += sum
      cellPeak = max(cellPeak, peak)
      cellFill += end - index
      index = end
      if cellFill == size { closeCell() }
    }
  }

  /// Adds the last cell, even if it isn't complete.
  mutating func finish() {
    if cellFill > 0 { closeCell() }
  }

  private mutating func closeCell() {
    powers.append(cellSum / Float(cellFill))
    peaks.append(cellPeak)
    cellSum = 0
    cellPeak = 0
    cellFill = 0
  }
}
