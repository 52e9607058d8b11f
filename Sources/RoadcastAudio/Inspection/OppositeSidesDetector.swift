/// Finds stretches of a stereo recording in which one side is the other one with inverted polarity.
///
/// Both sides cancel each other out when they are mixed to mono.
struct OppositeSidesDetector: Sendable {
  /// Some stretches of one kind.
  struct Stretches: Sendable {
    /// Ranges of frames, ascending, not adjacent; the last one may still be too short.
    private(set) var ranges: [Range<Int>] = []

    /// The number of frames of sound in the last range.
    private var sound = 0
    private var isOpen = false

    /// Adds a step.
    ///
    /// - Parameters:
    ///   - frames: Its frames.
    ///   - belongs: Whether it's of this kind; nil for silence, which can be of any.
    ///   - minimum: The number of frames of sound from which on a stretch counts.
    mutating func add(_ frames: Range<Int>, belongs: Bool?, minimum: Int) {
      guard let belongs else { return }
      guard belongs else {
        if isOpen, sound < minimum { ranges.removeLast() }
        isOpen = false
        return
      }
      if !isOpen {
        ranges.append(frames)
        sound = 0
        isOpen = true
      }
      ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<frames.upperBound
      sound += frames.count
    }
  }

  /// Where the sides are opposite.
  private(set) var opposite = Stretches()

  /// Where the sides are alike: there they would cancel out if one was inverted.
  private(set) var alike = Stretches()

  /// The number of frames in a step of 100 ms.
  private let stepFrames: Int
  private var framesSeen = 0
  private var stepFill = 0

  /// The sums over the step of both sides' squares, and of their products.
  private var squares: Float = 0
  private var products: Float = 0

  /// The mean square below which a step is silent: −70 dBFS.
  private static let silence: Float = 1e-7

  /// The share of the power that is left in mono when sides cancel out: −20 dB.
  private static let mostLeft: Float = 0.01

  init(sampleRate: Int) { stepFrames = sampleRate / 10 }

  /// Adds some frames, much fewer than a step has.
  ///
  /// - Parameters:
  ///   - squares: The sum of the squares of both sides.
  ///   - products: The sum of the products of the left and the right side.
  ///   - frames: Their number.
  mutating func add(squares: Float, products: Float, frames: Int) {
    self.squares += squares
    self.products += products
    stepFill += frames
    if stepFill >= stepFrames { closeStep() }
  }

  /// Adds the last step.
  mutating func finish() {
    if stepFill > 0 { closeStep() }
    // Ends the last stretch.
    let end = framesSeen..<framesSeen
    opposite.add(end, belongs: false, minimum: 10 * stepFrames)
    alike.add(end, belongs: false, minimum: 10 * stepFrames)
  }

  private mutating func closeStep() {
    let step = framesSeen..<framesSeen + stepFill
    let isSilent = squares <= 2 * Self.silence * Float(stepFill)
    // Of one second at least: music and rooms have shorter moments like that.
    let minimum = 10 * stepFrames
    let isOpposite = squares + 2 * products < Self.mostLeft * squares
    let isAlike = squares - 2 * products < Self.mostLeft * squares
    opposite.add(step, belongs: isSilent ? nil : isOpposite, minimum: minimum)
    alike.add(step, belongs: isSilent ? nil : isAlike, minimum: minimum)
    framesSeen = step.upperBound
    stepFill = 0
    squares = 0
    products = 0
  }
}
