import CLAME

/// Encodes a stretch of sound to MP3 frames with LAME, without a bit reservoir.
///
/// Frames so made are independent, and may be cut and joined at will.
@safe
package struct MP3Encoder: ~Copyable {
  package enum Failure: Error, Equatable {
    /// LAME's status; what was being done.
    case lame(status: Int, step: String)
    /// It gave fewer frames than the samples need.
    case tooFewFrames
  }

  private let handle: lame_t
  private let format: MP3Format

  /// LAME's quality: 3 is what it takes by itself.
  package static let quality = 3

  /// Hz; above it speech has nothing to say, and the bits are better spent below.
  package static func lowpass(bitrate: Int) -> Int { bitrate < 128 ? 16_000 : 20_000 }

  /// LAME's own version, as in `3.100`.
  package static var version: String { unsafe String(cString: get_lame_version()) }

  package init(_ format: MP3Format) throws(Failure) {
    // LAME's presets attenuate by up to 0.45 dB without a word. What they would do is read from a
    // first handle and undone in the second.
    let scratch = try unsafe Self.open(format, scale: nil)
    let scale = unsafe lame_get_scale(scratch)
    unsafe lame_close(scratch)
    unsafe handle = try unsafe Self.open(format, scale: scale > 0 ? 1 / scale : 1)
    self.format = format
  }

  deinit { unsafe lame_close(handle) }

  private static func open(_ format: MP3Format, scale: Float?) throws(Failure) -> lame_t {
    guard let handle = unsafe lame_init() else { throw .lame(status: 0, step: "lame_init") }
    unsafe lame_set_num_channels(handle, Int32(format.channels))
    unsafe lame_set_in_samplerate(handle, Int32(format.sampleRate))
    unsafe lame_set_out_samplerate(handle, Int32(format.sampleRate))
    unsafe lame_set_mode(handle, format.channels == 1 ? MONO : JOINT_STEREO)
    unsafe lame_set_VBR(handle, vbr_off)
    unsafe lame_set_brate(handle, Int32(format.bitrate))
    unsafe lame_set_quality(handle, Int32(quality))
    unsafe lame_set_lowpassfreq(handle, Int32(lowpass(bitrate: format.bitrate)))
    unsafe lame_set_disable_reservoir(handle, 1)
    unsafe lame_set_bWriteVbrTag(handle, 0)
    unsafe lame_set_write_id3tag_automatic(handle, 0)
    unsafe lame_set_findReplayGain(handle, 0)
    // Without "original" and "copyright", like the header of the Info frame.
    unsafe lame_set_original(handle, 0)
    if let scale { unsafe lame_set_scale(handle, scale) }
    let status = unsafe lame_init_params(handle)
    guard status >= 0 else {
      unsafe lame_close(handle)
      throw .lame(status: Int(status), step: "lame_init_params")
    }
    return unsafe handle
  }

  /// Encodes a chunk and returns its frames, priming left out.
  package static func encode(_ chunk: MP3Chunk, as format: MP3Format) throws(Failure) -> [UInt8] {
    let encoder = try MP3Encoder(format)
    return try encoder.encode(chunk)
  }

  private consuming func encode(_ chunk: MP3Chunk) throws(Failure) -> [UInt8] {
    let wanted = chunk.primingFrames + chunk.frames
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      (wanted + MP3Chunk.trailingFrames)
        * (MP3Format.length(bitrate: format.bitrate, sampleRate: format.sampleRate) + 1)
    )
    // LAME keeps a copy of all that it is given at once, as if it were stereo.
    let frames = chunk.samples.count / format.channels
    var frame = 0
    while frame < frames {
      let count = min(Self.sliceFrames, frames - frame)
      try unsafe append(to: &bytes, step: "lame_encode_buffer") { output, room in
        unsafe encode(chunk.samples, from: frame, count: count, output, room)
      }
      frame += count
    }
    try unsafe append(to: &bytes, step: "lame_encode_flush") { output, room in
      unsafe lame_encode_flush(handle, output, room)
    }
    return try cut(bytes, dropping: chunk.primingFrames, keeping: chunk.frames)
  }

  private static let sliceFrames = 16 * MP3Format.frameSamples

  /// Appends what one call to LAME writes; it is given the room that its manual asks for.
  private func append(
    to bytes: inout [UInt8],
    step: String,
    _ call: (UnsafeMutablePointer<UInt8>?, Int32) -> Int32
  ) throws(Failure) {
    let room = Self.sliceFrames + Self.sliceFrames / 4 + 7_200
    var status: Int32 = 0
    bytes += unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
      unsafe status = call(buffer.baseAddress, Int32(room))
      filled = Int(max(0, status))
    }
    guard status >= 0 else { throw .lame(status: Int(status), step: step) }
  }

  private func encode(
    _ samples: [Float],
    from frame: Int,
    count: Int,
    _ output: UnsafeMutablePointer<UInt8>?,
    _ room: Int32
  ) -> Int32 {
    unsafe samples.withUnsafeBufferPointer { samples in
      let start = unsafe samples.baseAddress.map { unsafe $0 + frame * format.channels }
      return format.channels == 1
        ? unsafe lame_encode_buffer_ieee_float(handle, start, start, Int32(count), output, room)
        : unsafe lame_encode_buffer_interleaved_ieee_float(
          handle,
          start,
          Int32(count),
          output,
          room
        )
    }
  }

  private func cut(
    _ bytes: [UInt8],
    dropping dropped: Int,
    keeping kept: Int
  ) throws(Failure) -> [UInt8] {
    var offset = 0
    var start = 0
    for frame in 0..<(dropped + kept) {
      if frame == dropped { start = offset }
      guard let length = format.frameLength(bytes[offset..<min(offset + 4, bytes.count)]),
        offset + length <= bytes.count
      else { throw .tooFewFrames }
      offset += length
    }
    return Array(bytes[start..<offset])
  }
}

/// A stretch of a part's block as an encoder gets it.
package struct MP3Chunk: Sendable {
  /// Interleaved, −1…1, finite: the priming frames, the chunk's own, and three more behind it.
  package var samples: [Float]

  /// Frames at the front that only bring the encoder into its stride.
  package var primingFrames: Int

  /// The chunk's own frames.
  package var frames: Int

  /// Frames that an encoder needs behind the last one it shall complete.
  package static let trailingFrames = 3

  package init(samples: [Float], primingFrames: Int, frames: Int) {
    self.samples = samples
    self.primingFrames = primingFrames
    self.frames = frames
  }
}
