/// The settings of an MPEG-1 layer III stream of constant bit rate (ISO/IEC 11172-3).
package struct MP3Format: Sendable, Hashable {
  /// kbit/s.
  package var bitrate: Int

  /// 44 100 or 48 000 Hz.
  package var sampleRate: Int

  /// 1 or 2.
  package var channels: Int

  package init(bitrate: Int, sampleRate: Int, channels: Int) {
    self.bitrate = bitrate
    self.sampleRate = sampleRate
    self.channels = channels
  }

  /// Samples that one frame holds of each channel.
  package static let frameSamples = 1_152

  /// Samples by which a decoder's output begins late: 576 of the encoder, 529 of the decoder.
  package static let codecDelay = 1_105

  /// The encoder's share of the delay, as the Info frame tells it.
  package static let encoderDelay = 576

  /// After so many frames the pattern of padding bytes repeats, at every bit rate.
  package static let paddingCycle = 49

  /// The block of a part: its samples and the silence behind them, in whole frames.
  ///
  /// - `samples`: what is heard of the part.
  /// - `gap`: the silence asked for, in samples; it is at least the codec's delay, which must fall
  ///   into it.
  package static func block(samples: Int, gap: Int) -> Int {
    frames(for: samples + max(gap, codecDelay)) * frameSamples
  }

  /// Frames of the last part of a stream: enough for a decoder to return all of its samples.
  package static func lastFrames(samples: Int) -> Int { frames(for: samples + codecDelay) }

  private static func frames(for samples: Int) -> Int {
    (samples + frameSamples - 1) / frameSamples
  }

  private static let bitrates = [
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
  ]
  private static let sampleRates = [44_100, 48_000, 32_000]

  /// The bytes of a frame that begins with these four; nil when they are no header of this format.
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

  /// Bytes of a frame without padding.
  package static func length(bitrate: Int, sampleRate: Int) -> Int {
    144_000 * bitrate / sampleRate
  }

  /// The four bytes at the front of a frame without padding and without a checksum.
  package func header(bitrate: Int) -> [UInt8] {
    let bitrateIndex = UInt8(Self.bitrates.firstIndex(of: bitrate) ?? 0)
    let rateIndex = UInt8(Self.sampleRates.firstIndex(of: sampleRate) ?? 0)
    // Single channel, or joint stereo, without the bits for copyright and original.
    return [0xFF, 0xFB, bitrateIndex << 4 | rateIndex << 2, channels == 1 ? 0xC0 : 0x40]
  }

  /// The smallest bit rate at which a frame has room for so many bytes.
  package func bitrate(holding bytes: Int) -> Int {
    Self.bitrates.first {
      $0 >= bitrate && Self.length(bitrate: $0, sampleRate: sampleRate) >= bytes
    } ?? 320
  }
}
