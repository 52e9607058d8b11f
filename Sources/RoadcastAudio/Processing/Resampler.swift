import RoadcastFiles
import CSoxr

/// Converts a signal to another sample rate with soxr, at its high quality (20 bits).
///
/// soxr compensates its filter's delay: the output starts at the same moment as the input.
@safe
package struct Resampler: ~Copyable {
  /// The only owner of soxr's state, which it frees.
  private let handle: soxr_t

  private let ratio: Double
  private let channels: Int

  /// soxr's version, such as `libsoxr-0.1.3`.
  static var version: String { unsafe String(cString: soxr_version()) }

  /// Creates a resampler.
  ///
  /// - Parameters:
  ///   - source: The input's sample rate in Hz.
  ///   - target: The output's sample rate in Hz.
  ///   - channels: 1 or 2.
  /// - Throws: `RecordingError.workFailed` if memory runs out.
  package init(from source: Int, to target: Int, channels: Int) throws(RecordingError) {
    var failure: soxr_error_t?
    var io = unsafe soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I)
    var quality = unsafe soxr_quality_spec(UInt(SOXR_20_BITQ), 0)
    // One thread, because the worker pool already keeps all cores busy.
    var runtime = unsafe soxr_runtime_spec(1)
    guard
      let created = unsafe soxr_create(
        Double(source),
        Double(target),
        UInt32(channels),
        &failure,
        &io,
        &quality,
        &runtime
      ), unsafe failure == nil
    else { throw unsafe Self.error(failure) }
    unsafe handle = created
    ratio = Double(target) / Double(source)
    self.channels = channels
  }

  deinit { unsafe soxr_delete(handle) }

  /// Converts a block.
  ///
  /// - Parameters:
  ///   - input: The next frames at the source rate, interleaved.
  ///   - output: Replaced with the frames at the target rate that are ready, interleaved; it can be
  ///     empty.
  /// - Throws: `RecordingError.workFailed` if memory runs out.
  package mutating func process(
    _ input: [Float],
    into output: inout [Float]
  ) throws(RecordingError) {
    try convert(input, into: &output)
  }

  /// Converts the end of the signal.
  ///
  /// - Parameter output: Replaced with the frames that were still in the filter, interleaved.
  /// - Throws: `RecordingError.workFailed` if memory runs out.
  package mutating func flush(into output: inout [Float]) throws(RecordingError) {
    try convert(nil, into: &output)
  }

  /// Converts a block, or the end of the signal for nil.
  private func convert(_ input: [Float]?, into output: inout [Float]) throws(RecordingError) {
    let frames = (input?.count ?? 0) / channels
    let room = Int((Double(max(frames, 4_096)) * ratio).rounded(.up)) + 4_096
    var failure: soxr_error_t?
    output = []
    var used = 0
    repeat {
      var consumed = 0
      var produced = 0
      // soxr gets the room of each buffer in frames, and reports how many of them it used.
      let block = unsafe [Float](unsafeUninitializedCapacity: room * channels) { buffer, filled in
        if let input {
          unsafe input.withUnsafeBufferPointer { samples in
            unsafe failure = soxr_process(
              handle,
              samples.baseAddress.map { unsafe $0 + used * channels },
              frames - used,
              &consumed,
              buffer.baseAddress,
              room,
              &produced
            )
          }
        } else {
          unsafe failure = soxr_process(handle, nil, 0, nil, buffer.baseAddress, room, &produced)
        }
        filled = produced * channels
      }
      guard unsafe failure == nil else { throw unsafe Self.error(failure) }
      used += consumed
      if output.isEmpty { output = block } else { output.append(contentsOf: block) }
      if input == nil, produced == 0 { break }
      if consumed == 0, produced == 0 { break }
    } while input == nil || used < frames
  }

  /// The one place where soxr's errors become ours: at the rates that we give it, it fails only for lack of
  /// memory.
  private static func error(_ failure: soxr_error_t?) -> RecordingError {
    let words = unsafe failure.map { unsafe String(cString: $0) } ?? "no resampler"
    return .workFailed(.outOfMemory(doing: "convert the sample rate (soxr: \"\(words)\")"))
  }
}
