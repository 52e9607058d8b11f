/// The format of an MP3 stream: MPEG-1 layer III at a constant bit rate (ISO/IEC 11172-3).
package struct MP3Format: Sendable, Hashable {
  /// The bit rate in kbit/s, one of those of MPEG-1 layer III: 32…320.
  package var bitrate: Int

  /// The sample rate in Hz: 44 100 or 48 000.
  package var sampleRate: Int

  /// The number of channels: 1, or 2 for joint stereo.
  package var channels: Int

  package init(bitrate: Int, sampleRate: Int, channels: Int) {
    self.bitrate = bitrate
    self.sampleRate = sampleRate
    self.channels = channels
  }

  /// The number of samples of each channel in one frame.
  package static let frameSamples = 1_152

  /// The number of samples by which a decoder's output is late: 576 of the encoder and 529 of the
  /// decoder.
  package static let codecDelay = 1_105

  /// The encoder's share of the delay in samples, as the Info frame declares it.
  package static let encoderDelay = 576

  /// The number of frames after which the pattern of padding bytes repeats, at every bit rate.
  ///
  /// A frame has 144 000 × kbit/s ÷ Hz bytes, and the fraction is made up for with padding bytes. At
  /// 44.1 kHz its denominator divides 49 (44 100 ÷ 900); at 48 kHz there is no fraction.
  package static let paddingCycle = 49

  /// Computes the length of a part's block: its samples and the silence after them, in whole frames.
  ///
  /// - Parameters:
  ///   - samples: The number of the part's samples.
  ///   - gap: The least number of samples of silence after them. The silence is never shorter than the
  ///     codec's delay, so that the delay doesn't move sound into the next block.
  /// - Returns: A number of samples, a multiple of 1152.
  package static func block(samples: Int, gap: Int) -> Int {
    frames(for: samples + max(gap, codecDelay)) * frameSamples
  }

  /// Computes how many frames a decoder needs to return all samples of a stream's last part.
  ///
  /// - Parameter samples: The number of the part's samples.
  /// - Returns: A number of frames.
  package static func lastFrames(samples: Int) -> Int { frames(for: samples + codecDelay) }

  private static func frames(for samples: Int) -> Int {
    (samples + frameSamples - 1) / frameSamples
  }

  private static let bitrates = [
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
  ]
  private static let sampleRates = [44_100, 48_000, 32_000]

  /// Reads a frame's length from its header.
  ///
  /// - Parameter header: The first four bytes of the frame.
  /// - Returns: The number of bytes in the whole frame; nil unless they are a header of this format,
  ///   without a checksum.
  package func frameLength(_ header: ArraySlice<UInt8>) -> Int? {
    let at = header.startIndex
    guard header.count >= 4, header[at] == 0xFF, header[at + 1] & 0xFE == 0xFA else { return nil }
    let rateIndex = Int(header[at + 2] >> 2 & 3)
    let bitrateIndex = Int(header[at + 2] >> 4)
    guard rateIndex < 3, (1..<15).contains(bitrateIndex),
      Self.sampleRates[rateIndex] == sampleRate, Self.bitrates[bitrateIndex] == bitrate
    else { return nil }
    return Self.length(bitrate: bitrate, sampleRate: sampleRate)
      + Int(header[at + 2] >> 1 & 1)
  }

  /// Computes the length of a frame without a padding byte.
  ///
  /// - Parameters:
  ///   - bitrate: kbit/s.
  ///   - sampleRate: Hz.
  /// - Returns: A number of bytes.
  package static func length(bitrate: Int, sampleRate: Int) -> Int {
    144_000 * bitrate / sampleRate
  }

  /// Makes the header of a frame that has neither a padding byte nor a checksum.
  ///
  /// - Parameter bitrate: The frame's bit rate in kbit/s, which can differ from the format's.
  /// - Returns: Four bytes.
  package func header(bitrate: Int) -> [UInt8] {
    let bitrateIndex = UInt8(Self.bitrates.firstIndex(of: bitrate) ?? 0)
    let rateIndex = UInt8(Self.sampleRates.firstIndex(of: sampleRate) ?? 0)
    // The mode is single channel or joint stereo. The bits for copyright and original are clear.
    return [0xFF, 0xFB, bitrateIndex << 4 | rateIndex << 2, channels == 1 ? 0xC0 : 0x40]
  }

  /// Finds the lowest bit rate, from the format's own on, at which a frame has room for some bytes.
  ///
  /// - Parameter bytes: The number of bytes, header included.
  /// - Returns: kbit/s.
  package func bitrate(holding bytes: Int) -> Int {
    Self.bitrates.first {
      $0 >= bitrate && Self.length(bitrate: $0, sampleRate: sampleRate) >= bytes
    } ?? 320
  }
}
