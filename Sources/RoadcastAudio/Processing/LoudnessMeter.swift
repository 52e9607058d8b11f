import CEBUR128

/// Measures integrated loudness with libebur128 (ITU-R BS.1770-4, EBU R 128).
///
/// Mono is measured as heard from both loudspeakers (dual mono, +3.01 LU), the convention of podcast
/// targets.
@safe
package struct LoudnessMeter: ~Copyable {
  private var state: UnsafeMutablePointer<ebur128_state>?
  private let channels: Int

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
    unsafe state = ebur128_init(
      UInt32(channels),
      UInt(sampleRate),
      Int32(EBUR128_MODE_I.rawValue)
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
      _ = unsafe ebur128_add_frames_float(state, samples.baseAddress, samples.count / channels)
    }
  }

  /// LUFS; nil while nothing passed the −70 LUFS gate, and for less than 0.4 s of sound.
  package var integrated: Double? {
    var loudness = 0.0
    guard unsafe state != nil, unsafe ebur128_loudness_global(state, &loudness) == 0,
      loudness.isFinite
    else { return nil }
    return loudness
  }
}
