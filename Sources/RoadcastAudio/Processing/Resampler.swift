import CSoxr

/// Changes a signal's sample rate with soxr's high quality, delay-compensated.
@safe
package struct Resampler: ~Copyable {
  private let handle: soxr_t

  /// soxr's own version.
  static var version: String { unsafe String(cString: soxr_version()) }
  private let ratio: Double
  private let channels: Int

  /// - `source`: Hz.
  /// - `target`: Hz.
  package init(from source: Int, to target: Int, channels: Int) throws(RecordingError) {
    var failure: soxr_error_t?
    var io = unsafe soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I)
    var quality = unsafe soxr_quality_spec(UInt(SOXR_20_BITQ), 0)
    // One thread: the work is spread over the cores a segment at a time.
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
    else { throw .unreadable("soxr: \(unsafe Self.words(failure))") }
    unsafe handle = created
    ratio = Double(target) / Double(source)
    self.channels = channels
  }

  deinit { unsafe soxr_delete(handle) }

  /// Replaces `output` by what becomes of `input`, interleaved.
  package mutating func process(
    _ input: [Float],
    into output: inout [Float]
  ) throws(RecordingError) {
    try run(input, into: &output)
  }

  /// Replaces `output` by what is still inside, at the end of the signal.
  package mutating func flush(into output: inout [Float]) throws(RecordingError) {
    try run(nil, into: &output)
  }

  private func run(_ input: [Float]?, into output: inout [Float]) throws(RecordingError) {
    let frames = (input?.count ?? 0) / channels
    let room = Int((Double(max(frames, 4_096)) * ratio).rounded(.up)) + 4_096
    var failure: soxr_error_t?
    output = []
    var used = 0
    repeat {
      var consumed = 0
      var produced = 0
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
      guard unsafe failure == nil else {
        throw .unreadable("soxr: \(unsafe Self.words(failure))")
      }
      used += consumed
      if output.isEmpty { output = block } else { output.append(contentsOf: block) }
      if input == nil, produced == 0 { break }
      if consumed == 0, produced == 0 { break }
    } while input == nil || used < frames
  }

  private static func words(_ failure: soxr_error_t?) -> String {
    guard let failure = unsafe failure else { return "out of memory" }
    return unsafe String(cString: failure)
  }
}
