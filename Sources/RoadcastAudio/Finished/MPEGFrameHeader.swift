/// The header of a frame of MPEG audio (ISO/IEC 11172-3 §2.4.2.3; 13818-3; and the common extension 2.5).
struct MPEGFrameHeader: Equatable {
  /// 1 for MPEG-1; 2 for MPEG-2 and 2.5, which have half the samples in a frame of layer III.
  var version: Int
  var layer: Int

  /// Hz.
  var sampleRate: Int

  /// The number of bytes in the frame, header included.
  var length: Int
  var isMono: Bool
  var hasChecksum: Bool

  private static let bitrates: [[Int]] = [
    [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  ]

  private static let sampleRates = [44_100, 48_000, 32_000]

  /// Reads a header; nil if the first four bytes aren't one.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count >= 4 else { return nil }
    let at = bytes.startIndex
    let (second, third, fourth) = (bytes[at + 1], bytes[at + 2], bytes[at + 3])
    guard bytes[at] == 0xFF, second & 0xE0 == 0xE0 else { return nil }
    let versionBits = Int(second >> 3 & 3)
    let layerBits = Int(second >> 1 & 3)
    let bitrateIndex = Int(third >> 4)
    let rateIndex = Int(third >> 2 & 3)
    guard versionBits != 1, layerBits != 0, (1..<15).contains(bitrateIndex), rateIndex < 3,
      fourth & 3 != 2
    else { return nil }
    version = versionBits == 3 ? 1 : 2
    layer = 4 - layerBits
    let table = version == 1 ? layer - 1 : (layer == 1 ? 3 : 4)
    let bitrate = Self.bitrates[table][bitrateIndex - 1] * 1_000
    sampleRate = Self.sampleRates[rateIndex] >> (versionBits == 3 ? 0 : versionBits == 2 ? 1 : 2)
    let padding = Int(third >> 1 & 1)
    isMono = fourth >> 6 == 3
    hasChecksum = second & 1 == 0
    let samples = layer == 1 ? 384 : layer == 2 || version == 1 ? 1_152 : 576
    length =
      layer == 1
      ? (12 * bitrate / sampleRate + padding) * 4 : samples / 8 * bitrate / sampleRate + padding
  }

  /// The number of samples of each channel in the frame.
  var samples: Int { layer == 1 ? 384 : layer == 2 || version == 1 ? 1_152 : 576 }

  /// The number of bytes of side information after the header and the checksum; layer III only.
  var sideLength: Int { version == 1 ? (isMono ? 17 : 32) : (isMono ? 9 : 17) }

  /// Where the side information begins.
  var sideStart: Int { hasChecksum ? 6 : 4 }

  /// Whether a frame can follow one with the other header in the same stream.
  func fits(_ other: MPEGFrameHeader) -> Bool {
    version == other.version && layer == other.layer && sampleRate == other.sampleRate
  }
}
