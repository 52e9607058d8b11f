/// The first frame of an MP3 file: it is silent and gives decoders the exact length.
///
/// It is a Xing VBR header, called "Info" at a constant bit rate, with LAME's extension (LAME Info tag
/// specification, "LAME Tag rev 1"). Decoders that read it play gaplessly.
package struct InfoFrame: Sendable {
  package var format: MP3Format

  /// The number of audio frames, without this one.
  package var frames: Int

  /// The number of bytes of the audio frames.
  package var audioBytes: Int

  /// The CRC-16 of the audio frames.
  package var audioChecksum: UInt16

  /// The number of samples for each channel that a decoder should return.
  package var samples: Int

  /// The number of samples that a decoder drops at the start besides its own delay of 529, 0…4095.
  package var delay: Int

  package init(
    format: MP3Format,
    frames: Int,
    audioBytes: Int,
    audioChecksum: UInt16,
    samples: Int,
    delay: Int = MP3Format.encoderDelay
  ) {
    self.format = format
    self.frames = frames
    self.audioBytes = audioBytes
    self.audioChecksum = audioChecksum
    self.samples = samples
    self.delay = delay
  }

  /// The number of samples for each channel that a decoder drops at the end, 0…4095.
  package var padding: Int {
    frames * MP3Format.frameSamples - delay - samples
  }

  /// Returns the length of the Info frame in bytes, which depends on the format alone.
  package static func length(_ format: MP3Format) -> Int {
    MP3Format.length(
      bitrate: format.bitrate(holding: contentLength(format)),
      sampleRate: format.sampleRate
    )
  }

  private static func sideInfoLength(_ format: MP3Format) -> Int {
    format.channels == 1 ? 17 : 32
  }

  /// The number of bytes that aren't padding: the header, the side information, the Xing part
  /// (8 + 8 + 100 + 4 bytes) and the LAME part (36 bytes).
  private static func contentLength(_ format: MP3Format) -> Int {
    4 + sideInfoLength(format) + 156
  }

  /// The complete frame.
  package var bytes: [UInt8] {
    // At 48 kbit/s the content doesn't fit. Only this frame gets the next higher bit rate then.
    let bitrate = format.bitrate(holding: Self.contentLength(format))
    let length = Self.length(format)
    var bytes = format.header(bitrate: bitrate)
    bytes += Array(repeating: 0, count: Self.sideInfoLength(format))
    bytes += Array("Info".utf8)
    // Flags: frames, bytes, table of contents and quality are present.
    bytes += Array(bigEndian: 0x0F, count: 4)
    bytes += Array(bigEndian: frames, count: 4)
    bytes += Array(bigEndian: audioBytes + length, count: 4)
    // At a constant bit rate, the table of contents is a straight line.
    bytes += (0..<100).map { UInt8($0 * 256 / 100) }
    // Quality, as LAME computes it: 100 − 10 × its VBR quality (4) − its algorithm quality.
    bytes += Array(bigEndian: 100 - 40 - MP3Encoder.quality, count: 4)
    bytes += Array("LAME\(MP3Encoder.version)".utf8.prefix(9))
    bytes += Array(repeating: 0x20, count: max(0, 9 - 4 - MP3Encoder.version.utf8.count))
    // Tag revision 0 and method 1 (constant bit rate); the low-pass frequency in units of 100 Hz.
    bytes += [0x01, UInt8(MP3Encoder.lowpass(bitrate: format.bitrate) / 100)]
    // No peak and no replay gain, because the programme is at its target loudness already.
    bytes += Array(repeating: 0, count: 8)
    // No encoding flags; the bit rate in kbit/s.
    bytes += [0x00, UInt8(min(format.bitrate, 255))]
    bytes += Array(bigEndian: delay << 12 | padding, count: 3)
    // Noise shaping 1; stereo mode 0 (mono) or 3 (joint); source rate 1 (44.1 kHz) or 2 (48 kHz). Then
    // no MP3 gain, preset or surround information.
    let stereo: UInt8 = format.channels == 1 ? 0 : 3
    bytes += [0x01 | stereo << 2 | (format.sampleRate == 48_000 ? 2 : 1) << 6, 0, 0, 0]
    bytes += Array(bigEndian: audioBytes + length, count: 4)
    bytes += Array(bigEndian: Int(audioChecksum), count: 2)
    bytes += Array(bigEndian: Int(CRC16.of(bytes)), count: 2)
    bytes += Array(repeating: 0, count: length - bytes.count)
    return bytes
  }
}
