/// The first frame of an MP3 file: it is silent and tells decoders the exact length.
///
/// The form is that of Xing's VBR header with LAME's extension ("LAME Tag rev 1"), which every
/// decoder of note reads for gapless play.
package struct InfoFrame: Sendable {
  package var format: MP3Format

  /// Frames behind this one.
  package var frames: Int

  /// Bytes of these frames.
  package var audioBytes: Int

  /// CRC-16 of these bytes.
  package var audioChecksum: UInt16

  /// Samples that a decoder shall return.
  package var samples: Int

  package init(
    format: MP3Format,
    frames: Int,
    audioBytes: Int,
    audioChecksum: UInt16,
    samples: Int
  ) {
    self.format = format
    self.frames = frames
    self.audioBytes = audioBytes
    self.audioChecksum = audioChecksum
    self.samples = samples
  }

  /// Samples at the end that a decoder drops.
  package var padding: Int {
    frames * MP3Format.frameSamples - MP3Format.encoderDelay - samples
  }

  /// The frame's length: it depends on the format alone.
  package static func length(_ format: MP3Format) -> Int {
    MP3Format.length(
      bitrate: format.bitrate(holding: contentLength(format)),
      sampleRate: format.sampleRate
    )
  }

  private static func sideInfoLength(_ format: MP3Format) -> Int {
    format.channels == 1 ? 17 : 32
  }

  /// Header, side information, the Xing part (8 + 8 + 100 + 4 bytes) and LAME's 36.
  private static func contentLength(_ format: MP3Format) -> Int {
    4 + sideInfoLength(format) + 156
  }

  package var bytes: [UInt8] {
    // A frame of 48 kbit/s has no room for all this; it may have a higher rate than the others.
    let bitrate = format.bitrate(holding: Self.contentLength(format))
    let length = Self.length(format)
    var bytes = format.header(bitrate: bitrate)
    bytes += Array(repeating: 0, count: Self.sideInfoLength(format))
    bytes += Array("Info".utf8)
    bytes += bigEndian(0x0F, 4)
    bytes += bigEndian(frames, 4)
    bytes += bigEndian(audioBytes + length, 4)
    // At a constant rate, the table of contents is a straight line.
    bytes += (0..<100).map { UInt8($0 * 256 / 100) }
    // Quality as LAME tells it: 100 − 10 × its VBR quality (4) − its quality.
    bytes += bigEndian(100 - 40 - MP3Encoder.quality, 4)
    bytes += Array("LAME\(MP3Encoder.version)".utf8.prefix(9))
    bytes += Array(repeating: 0x20, count: max(0, 9 - 4 - MP3Encoder.version.utf8.count))
    bytes += [0x01, UInt8(MP3Encoder.lowpass(bitrate: format.bitrate) / 100)]
    // No peak and no gains: the programme is levelled already.
    bytes += Array(repeating: 0, count: 8)
    bytes += [0x00, UInt8(min(format.bitrate, 255))]
    bytes += bigEndian(MP3Format.encoderDelay << 12 | padding, 3)
    // Noise shaping 1, stereo mode (0 mono, 3 joint), source frequency 44.1 kHz (1) or 48 kHz (2).
    let stereo: UInt8 = format.channels == 1 ? 0 : 3
    bytes += [0x01 | stereo << 2 | (format.sampleRate == 48_000 ? 2 : 1) << 6, 0, 0, 0]
    bytes += bigEndian(audioBytes + length, 4)
    bytes += bigEndian(Int(audioChecksum), 2)
    bytes += bigEndian(Int(CRC16.of(bytes)), 2)
    bytes += Array(repeating: 0, count: length - bytes.count)
    return bytes
  }
}

/// So many bytes of a number, the highest first.
func bigEndian(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}
