import CEBUR128
import RealModule

/// Measures loudness with libebur128 (ITU-R BS.1770-4, EBU R 128), in steps of 10 and of 100 ms.
///
/// Mono is measured as heard from both loudspeakers (dual mono, +3.01 LU), the convention of podcast
/// targets.
@safe
package struct LoudnessMeter: ~Copyable {
  private var state: UnsafeMutablePointer<ebur128_state>?
  private let channels: Int

  /// The power of each 100 ms so far: mean squares, K-weighted, the channels weighted and added up.
  package private(set) var steps: [Double] = []

  /// The power of the loudest 400 ms so far; nil until there are so many.
  private var loudestMoment: Double?

  /// Frames of 10 ms, and those of the next 10 ms that are there.
  private let momentFrames: Int
  private var momentFill = 0

  /// The powers of the last 400 ms, 10 ms each, in a ring, and how many there were in all.
  private var moments: [Double] = []
  private var momentCount = 0

  /// Of 10 ms: the window of momentary loudness, and the step of ITU-R BS.1770's blocks.
  private static let momentaryWindow = 40
  private static let stepMoments = 10

  /// libebur128's own version.
  static var version: String {
    var major: Int32 = 0
    var minor: Int32 = 0
    var patch: Int32 = 0
    unsafe ebur128_get_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  /// - Parameters:
  ///   - channels: 1 or 2.
  ///   - sampleRate: Hz.
  package init(channels: Int, sampleRate: Int) {
    self.channels = channels
    momentFrames = sampleRate / 100
    moments.reserveCapacity(Self.momentaryWindow)
    unsafe state = ebur128_init(
      UInt32(channels),
      UInt(sampleRate),
      Int32(EBUR128_MODE_M.rawValue)
    )
    if channels == 1, unsafe state != nil {
      _ = unsafe ebur128_set_channel(state, 0, Int32(EBUR128_DUAL_MONO.rawValue))
    }
  }

  deinit {
    var last = unsafe state
    unsafe ebur128_destroy(&last)
  }

  /// Adds frames, interleaved.
  package mutating func add(_ block: [Float]) {
    guard unsafe state != nil else { return }
    unsafe block.withUnsafeBufferPointer { samples in
      let frames = samples.count / channels
      var frame = 0
      while frame < frames {
        let count = min(frames - frame, momentFrames - momentFill)
        _ = unsafe ebur128_add_frames_float(
          state,
          samples.baseAddress.map { unsafe $0 + frame * channels },
          count
        )
        frame += count
        momentFill += count
        guard momentFill == momentFrames else { continue }
        momentFill = 0
        var loudness = 0.0
        let status = unsafe ebur128_loudness_window(state, 10, &loudness)
        addMoment(status == 0 && loudness.isFinite ? Self.power(loudness) : 0)
      }
    }
  }

  private mutating func addMoment(_ power: Double) {
    if moments.count < Self.momentaryWindow {
      moments.append(power)
    } else {
      moments[momentCount % Self.momentaryWindow] = power
    }
    momentCount += 1
    if moments.count == Self.momentaryWindow {
      let mean = moments.reduce(0, +) / Double(Self.momentaryWindow)
      loudestMoment = max(loudestMoment ?? 0, mean)
    }
    guard momentCount % Self.stepMoments == 0 else { return }
    // The window is a multiple of the step, so that a step lies in one piece in the ring.
    let end = (momentCount - 1) % Self.momentaryWindow + 1
    let step = moments[(end - Self.stepMoments)..<end]
    steps.append(step.reduce(0, +) / Double(Self.stepMoments))
  }

  /// LUFS of the last 400 ms (EBU Tech 3341), every 10 ms anew; nil for less, and for silence.
  package var momentary: Double? {
    guard moments.count == Self.momentaryWindow else { return nil }
    return Self.audible(moments.reduce(0, +) / Double(Self.momentaryWindow))
  }

  /// LUFS of the loudest 400 ms; nil for less, and for silence.
  package var maxMomentary: Double? { loudestMoment.flatMap(Self.audible) }

  /// LUFS of each 3 s (EBU Tech 3341), a tenth of a second apart; silence is left out.
  ///
  /// - `steps`: powers of 100 ms.
  package static func shortTerm(_ steps: [Double]) -> [Double] {
    let window = 30
    guard steps.count >= window else { return [] }
    return (window...steps.count).compactMap { end in
      audible(steps[(end - window)..<end].reduce(0, +) / Double(window))
    }
  }

  /// The loudness range in LU (EBU Tech 3342): how far soft and loud passages lie apart; nil for less
  /// than 3 s, and where nothing passes the gate at −70 LUFS.
  ///
  /// - `steps`: powers of 100 ms.
  package static func range(_ steps: [Double]) -> Double? {
    let loud = shortTerm(steps).filter { $0 >= -70 }
    guard !loud.isEmpty else { return nil }
    let mean = loudness(loud.map(power).reduce(0, +) / Double(loud.count))
    let heard = loud.filter { $0 >= mean - 20 }.sorted()
    let percentile = { (share: Double) in heard[Int((Double(heard.count - 1) * share).rounded())] }
    return percentile(0.95) - percentile(0.1)
  }

  private static func audible(_ power: Double) -> Double? { power > 0 ? loudness(power) : nil }

  /// LUFS; nil while nothing passed the −70 LUFS gate, and for less than 0.4 s of sound.
  package var integrated: Double? { Self.integrated(steps) }

  /// LUFS of steps of 100 ms, gated as ITU-R BS.1770-4 asks (Annex 1, equations 3 to 7); nil where
  /// nothing passes the gate at −70 LUFS.
  package static func integrated(_ steps: [Double]) -> Double? {
    guard steps.count >= 4 else { return nil }
    let blocks = (3..<steps.count).map { (index: Int) -> Double in
      steps[(index - 3)...index].reduce(0, +) / 4
    }
    let audible = blocks.filter { $0 >= power(-70) }
    guard !audible.isEmpty else { return nil }
    // −10 LU is a tenth of the power.
    let gate = audible.reduce(0, +) / Double(audible.count) / 10
    let heard = audible.filter { $0 >= gate }
    guard !heard.isEmpty else { return nil }
    return loudness(heard.reduce(0, +) / Double(heard.count))
  }

  /// The power of a loudness in LUFS (ITU-R BS.1770-4 Annex 1, equation 2, turned over).
  package static func power(_ loudness: Double) -> Double {
    Double.pow(10, (loudness + 0.691) / 10)
  }

  /// The loudness in LUFS of a power.
  package static func loudness(_ power: Double) -> Double { 10 * Double.log10(power) - 0.691 }
}
