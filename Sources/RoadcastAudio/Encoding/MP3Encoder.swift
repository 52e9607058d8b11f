import CLAME

/// Encodes one chunk of sound to MP3 frames with LAME, without a bit reservoir.
///
/// Without the reservoir, no frame contains data of another one, so frames can be cut and joined
/// anywhere.
package struct MP3Encoder: ~Copyable {
  private let lame: LAMEHandle
  private let format: MP3Format

  /// LAME's algorithm quality, 0 (best) to 9 (fastest).
  ///
  /// 3 is LAME's own default.
  package static let quality = 3

  /// Chooses the frequency above which nothing is encoded.
  ///
  /// Speech has nothing there, and the bits are better spent below.
  ///
  /// - Parameter bitrate: kbit/s.
  /// - Returns: Hz.
  package static func lowpass(bitrate: Int) -> Int { bitrate < 128 ? 16_000 : 20_000 }

  /// LAME's version, such as `3.100`.
  package static var version: String { unsafe String(cString: get_lame_version()) }

  /// Encodes a chunk.
  ///
  /// - Parameters:
  ///   - chunk: The samples, with priming and trailing frames.
  ///   - format: What to encode to.
  /// - Returns: The chunk's own frames, without an Info frame.
  /// - Throws: `LAMEError` if LAME refuses the format, or returns fewer frames than expected.
  package static func encode(
    _ chunk: MP3Chunk,
    as format: MP3Format
  ) throws(LAMEError) -> [UInt8] {
    let encoder = try MP3Encoder(format)
    return try encoder.encode(chunk)
  }

  private init(_ format: MP3Format) throws(LAMEError) {
    // LAME's presets attenuate by up to 0.45 dB. A first encoder reveals the factor, the second one
    // undoes it.
    let scale = try LAMEHandle.open(format, scale: nil).scale
    lame = try LAMEHandle.open(format, scale: scale > 0 ? 1 / scale : 1)
    self.format = format
  }

  private consuming func encode(_ chunk: MP3Chunk) throws(LAMEError) -> [UInt8] {
    let expected = chunk.primingFrames + chunk.frames
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      (expected + MP3Chunk.trailingFrames)
        * (MP3Format.length(bitrate: format.bitrate, sampleRate: format.sampleRate) + 1)
    )
    let frames = chunk.samples.count / format.channels
    var frame = 0
    while frame < frames {
      let count = min(Self.sliceFrames, frames - frame)
      try lame.encode(chunk.samples, from: frame, count: count, appendingTo: &bytes)
      frame += count
    }
    try lame.flush(appendingTo: &bytes)
    return try cut(bytes, dropping: chunk.primingFrames, keeping: chunk.frames)
  }

  /// The number of samples for each channel in one call to LAME.
  ///
  /// LAME copies all that it gets at once, so slices keep its memory small.
  static let sliceFrames = 16 * MP3Format.frameSamples

  /// Cuts the frames to keep out of LAME's output.
  private func cut(
    _ bytes: [UInt8],
    dropping dropped: Int,
    keeping kept: Int
  ) throws(LAMEError) -> [UInt8] {
    var offset = 0
    var start = 0
    for frame in 0..<(dropped + kept) {
      if frame == dropped { start = offset }
      guard let length = format.frameLength(bytes[offset..<min(offset + 4, bytes.count)]),
        offset + length <= bytes.count
      else { throw .incompleteOutput }
      offset += length
    }
    return Array(bytes[start..<offset])
  }
}
