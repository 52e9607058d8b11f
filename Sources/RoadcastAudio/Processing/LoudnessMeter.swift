import CEBUR128

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Measures loudness with libebur128 (ITU-R BS.1770-4, EBU R 128), in steps of 100 ms.
///
/// Mono is measured as heard from both loudspeakers (dual mono, +3.01 LU), the convention of podcast
/// targets.
@safe
package struct LoudnessMeter: ~Copyable {
  private var state: UnsafeMutablePointer<ebur128_state>?
  private let channels: Int

  /// The power of each 100 ms so far: mean squares, K-weighted, the channels weighted and added up.
  package private(set) var steps: [Double] = []

  /// Frames of 100 ms, the step of ITU-R BS.1770's blocks, and those of the next step that are there.
  private let stepFrames: Int
  private var stepFill = 0

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
    stepFrames = sampleRate / 10
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
        let count = min(frames - frame, stepFrames - stepFill)
        _ = unsafe ebur128_add_frames_float(
          state,
          samples.baseAddress.map { unsafe $0 + frame * channels },
          count
        )
        frame += count
        stepFill += count
        guard stepFill == stepFrames else { continue }
        stepFill = 0
        var loudness = 0.0
        let status = unsafe ebur128_loudness_window(state, 100, &loudness)
        steps.append(status == 0 && loudness.isFinite ? Self.power(loudness) : 0)
      }
    }
  }

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
  package static func power(_ loudness: Double) -> Double { pow(10, (loudness + 0.691) / 10) }

  /// The loudness in LUFS of a power.
  package static func loudness(_ power: Double) -> Double { 10 * log10(power) - 0.691 }
}
