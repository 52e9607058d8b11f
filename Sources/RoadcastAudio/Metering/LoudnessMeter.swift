import RoadcastFiles
import CEBUR128
import RealModule

/// Measures loudness with libebur128 (ITU-R BS.1770-5, EBU R 128).
///
/// Mono is measured as played through both loudspeakers (dual mono, +3.01 LU), which is what the targets
/// of podcast directories assume.
///
/// libebur128 applies the K-weighting. Gating and the windows of EBU Tech 3341 are computed here, from
/// powers: K-weighted mean squares, with the channels weighted and added up.
@safe
package struct LoudnessMeter: ~Copyable {
  /// The only owner of libebur128's state, which it frees.
  private let state: UnsafeMutablePointer<ebur128_state>

  private let channels: Int

  /// The power of each complete 100 ms so far.
  package private(set) var steps: [Double] = []

  /// The power of the loudest 400 ms so far; nil until there are 400 ms.
  private var maxMomentaryPower: Double?

  /// The number of frames in 10 ms.
  private let momentFrames: Int

  /// The number of frames that were added since the last complete 10 ms.
  private var momentFill = 0

  /// The powers of the last 400 ms, one for each 10 ms, in a ring buffer.
  private var moments: [Double] = []

  /// The number of moments in all.
  private var momentCount = 0

  /// The window of momentary loudness in moments: 400 ms.
  private static let momentaryWindow = 40

  /// A step in moments: the 100 ms by which ITU-R BS.1770-5's gating blocks advance.
  private static let stepMoments = 10

  /// The window of short-term loudness in steps: 3 s.
  private static let shortTermWindow = 30

  /// libebur128's version, such as `1.2.6`.
  static var version: String {
    var major: Int32 = 0
    var minor: Int32 = 0
    var patch: Int32 = 0
    unsafe ebur128_get_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  /// Creates a meter.
  ///
  /// - Parameters:
  ///   - channels: 1 or 2.
  ///   - sampleRate: Hz.
  /// - Throws: `RecordingError.workFailed` if memory runs out.
  package init(channels: Int, sampleRate: Int) throws(RecordingError) {
    let mode = Int32(EBUR128_MODE_M.rawValue)
    guard let state = unsafe ebur128_init(UInt32(channels), UInt(sampleRate), mode) else {
      throw .workFailed(.outOfMemory(doing: "measure the loudness"))
    }
    if channels == 1 {
      _ = unsafe ebur128_set_channel(state, 0, Int32(EBUR128_DUAL_MONO.rawValue))
    }
    unsafe self.state = state
    self.channels = channels
    momentFrames = sampleRate / 100
    moments.reserveCapacity(Self.momentaryWindow)
  }

  deinit {
    var last: UnsafeMutablePointer<ebur128_state>? = unsafe state
    unsafe ebur128_destroy(&last)
  }

  /// Measures a block.
  ///
  /// - Parameter block: The next frames, interleaved, −1…1 or beyond.
  package mutating func add(_ block: [Float]) {
    unsafe block.withUnsafeBufferPointer { samples in
      let frames = samples.count / channels
      var frame = 0
      while frame < frames {
        let count = min(frames - frame, momentFrames - momentFill)
        // `frame` + `count` is at most `frames`, so libebur128 reads only inside the buffer. In this mode it
        // allocates nothing here, and can't fail.
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
      maxMomentaryPower = max(maxMomentaryPower ?? 0, mean)
    }
    guard momentCount % Self.stepMoments == 0 else { return }
    // The window is a multiple of the step, so a step never wraps around the ring's end.
    let end = (momentCount - 1) % Self.momentaryWindow + 1
    let step = moments[(end - Self.stepMoments)..<end]
    steps.append(step.reduce(0, +) / Double(Self.stepMoments))
  }

  /// The maximum momentary loudness so far in LUFS (EBU Tech 3341).
  ///
  /// It is nil until there are 400 ms, and for silence.
  package var maxMomentary: Double? { maxMomentaryPower.flatMap(Self.loudnessUnlessSilent) }

  /// The integrated loudness so far in LUFS.
  ///
  /// It is nil until there are 400 ms, and while nothing passes the gate at −70 LUFS.
  package var integrated: Double? { Self.integrated(steps) }

  /// Computes short-term loudness: that of each 3 s, 100 ms apart (EBU Tech 3341).
  ///
  /// - Parameter steps: The power of each 100 ms.
  /// - Returns: LUFS, silence left out; empty for less than 3 s.
  package static func shortTerm(_ steps: [Double]) -> [Double] {
    guard steps.count >= shortTermWindow else { return [] }
    return (shortTermWindow...steps.count).compactMap { end in
      loudnessUnlessSilent(
        steps[(end - shortTermWindow)..<end].reduce(0, +) / Double(shortTermWindow)
      )
    }
  }

  /// Computes the loudness range: how far soft and loud passages are apart (EBU Tech 3342).
  ///
  /// - Parameter steps: The power of each 100 ms.
  /// - Returns: LU; nil for less than 3 s, and if nothing passes the gate at −70 LUFS.
  package static func range(_ steps: [Double]) -> Double? {
    let absolutelyGated = shortTerm(steps).filter { $0 >= -70 }
    guard !absolutelyGated.isEmpty else { return nil }
    let mean = loudness(
      absolutelyGated.map(power).reduce(0, +) / Double(absolutelyGated.count)
    )
    let gated = absolutelyGated.filter { $0 >= mean - 20 }.sorted()
    let percentile = { (share: Double) in gated[Int((Double(gated.count - 1) * share).rounded())] }
    return percentile(0.95) - percentile(0.1)
  }

  /// Computes the integrated loudness with both gates (ITU-R BS.1770-5, Annex 1, equations 3 to 7).
  ///
  /// - Parameter steps: The power of each 100 ms.
  /// - Returns: LUFS; nil for less than 400 ms, and if nothing passes the gate at −70 LUFS.
  package static func integrated(_ steps: [Double]) -> Double? {
    guard steps.count >= 4 else { return nil }
    let blocks = (3..<steps.count).map { (index: Int) -> Double in
      steps[(index - 3)...index].reduce(0, +) / 4
    }
    let absolutelyGated = blocks.filter { $0 >= power(-70) }
    guard !absolutelyGated.isEmpty else { return nil }
    // −10 LU is a tenth of the power.
    let relativeGate = absolutelyGated.reduce(0, +) / Double(absolutelyGated.count) / 10
    let gated = absolutelyGated.filter { $0 >= relativeGate }
    guard !gated.isEmpty else { return nil }
    return loudness(gated.reduce(0, +) / Double(gated.count))
  }

  private static func loudnessUnlessSilent(_ power: Double) -> Double? {
    power > 0 ? loudness(power) : nil
  }

  /// Converts a loudness to a power (the inverse of ITU-R BS.1770-5, Annex 1, equation 2).
  ///
  /// - Parameter loudness: LUFS.
  /// - Returns: The K-weighted mean square, the channels weighted and added up.
  package static func power(_ loudness: Double) -> Double {
    Double.pow(10, (loudness + 0.691) / 10)
  }

  /// Converts a power to a loudness (ITU-R BS.1770-5, Annex 1, equation 2).
  ///
  /// - Parameter power: The K-weighted mean square, the channels weighted and added up; more than 0.
  /// - Returns: LUFS.
  package static func loudness(_ power: Double) -> Double { 10 * Double.log10(power) - 0.691 }
}
