import CLAME

/// The only owner of an encoder's state inside LAME, which it frees.
@safe
struct LAMEHandle: ~Copyable {
  private let flags: lame_t
  private let channels: Int

  private init(owning flags: lame_t, channels: Int) {
    unsafe self.flags = flags
    self.channels = channels
  }

  /// Opens an encoder.
  ///
  /// - Parameters:
  ///   - format: What to encode to.
  ///   - scale: The factor to multiply all samples with; nil for that of LAME's preset.
  /// - Returns: The encoder's handle.
  /// - Throws: `LAMEError.failed` if LAME refuses the format, `LAMEError.outOfMemory` without memory.
  static func open(_ format: MP3Format, scale: Float?) throws(LAMEError) -> LAMEHandle {
    guard let flags = unsafe lame_init() else { throw .outOfMemory }
    let handle = unsafe LAMEHandle(owning: flags, channels: format.channels)
    unsafe lame_set_num_channels(flags, Int32(format.channels))
    unsafe lame_set_in_samplerate(flags, Int32(format.sampleRate))
    unsafe lame_set_out_samplerate(flags, Int32(format.sampleRate))
    unsafe lame_set_mode(flags, format.channels == 1 ? MONO : JOINT_STEREO)
    unsafe lame_set_VBR(flags, vbr_off)
    unsafe lame_set_brate(flags, Int32(format.bitrate))
    unsafe lame_set_quality(flags, Int32(MP3Encoder.quality))
    unsafe lame_set_lowpassfreq(flags, Int32(MP3Encoder.lowpass(bitrate: format.bitrate)))
    unsafe lame_set_disable_reservoir(flags, 1)
    unsafe lame_set_bWriteVbrTag(flags, 0)
    unsafe lame_set_write_id3tag_automatic(flags, 0)
    unsafe lame_set_findReplayGain(flags, 0)
    // The header bits "original" and "copyright" are clear, as in the Info frame's header.
    unsafe lame_set_original(flags, 0)
    if let scale { unsafe lame_set_scale(flags, scale) }
    let status = unsafe lame_init_params(flags)
    guard status >= 0 else { throw .failed(function: "lame_init_params", status: Int(status)) }
    return handle
  }

  deinit { unsafe lame_close(flags) }

  /// The factor by which LAME multiplies all samples.
  var scale: Float { unsafe lame_get_scale(flags) }

  /// Encodes a slice.
  ///
  /// - Parameters:
  ///   - samples: Interleaved, −1…1.
  ///   - frame: Where the slice starts, in samples of each channel.
  ///   - count: Its length in samples of each channel: at most `MP3Encoder.sliceFrames`, and inside
  ///     `samples`.
  ///   - bytes: Gets the frames appended that LAME completed.
  /// - Throws: `LAMEError.failed` if LAME reports an error.
  func encode(
    _ samples: [Float],
    from frame: Int,
    count: Int,
    appendingTo bytes: inout [UInt8]
  ) throws(LAMEError) {
    try unsafe append(to: &bytes, function: "lame_encode_buffer") { output, room in
      unsafe samples.withUnsafeBufferPointer { samples in
        let start = unsafe samples.baseAddress.map { unsafe $0 + frame * channels }
        return channels == 1
          ? unsafe lame_encode_buffer_ieee_float(flags, start, start, Int32(count), output, room)
          : unsafe lame_encode_buffer_interleaved_ieee_float(
            flags,
            start,
            Int32(count),
            output,
            room
          )
      }
    }
  }

  /// Completes the last frames.
  ///
  /// - Parameter bytes: Gets the frames appended.
  /// - Throws: `LAMEError.failed` if LAME reports an error.
  func flush(appendingTo bytes: inout [UInt8]) throws(LAMEError) {
    try unsafe append(to: &bytes, function: "lame_encode_flush") { output, room in
      unsafe lame_encode_flush(flags, output, room)
    }
  }

  /// Appends the output of one call to LAME.
  private func append(
    to bytes: inout [UInt8],
    function: String,
    _ call: (UnsafeMutablePointer<UInt8>?, Int32) -> Int32
  ) throws(LAMEError) {
    // LAME's manual asks for 1.25 × samples + 7200 bytes.
    let room = MP3Encoder.sliceFrames + MP3Encoder.sliceFrames / 4 + 7_200
    var status: Int32 = 0
    bytes += unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
      unsafe status = call(buffer.baseAddress, Int32(room))
      filled = Int(max(0, status))
    }
    guard status >= 0 else { throw .failed(function: function, status: Int(status)) }
  }
}
