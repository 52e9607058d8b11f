/// How loud a frame of layer III is, from its side information alone (ISO/IEC 11172-3 §2.4.1.7).
enum MPEGFrameLevel {
  /// Estimates the level: that of the strongest line of the spectrum.
  ///
  /// The side information has the size of the quantizer's step (`global_gain`), and which Huffman tables
  /// the frame uses, which shows how many steps its largest values have.
  ///
  /// - Parameters:
  ///   - header: The frame's header.
  ///   - frame: The frame, from its header on.
  /// - Returns: In steps of 1.5 dB, 0 for silence; nil for another layer.
  static func estimate(_ header: MPEGFrameHeader, _ frame: ArraySlice<UInt8>) -> UInt8? {
    guard header.layer == 3, frame.count >= header.sideStart + header.sideLength else { return nil }
    var bits = BitReader(frame.dropFirst(header.sideStart).prefix(header.sideLength))
    let channels = header.isMono ? 1 : 2
    let isFirst = header.version == 1
    bits.skip(isFirst ? 9 + (header.isMono ? 5 : 3) + 4 * channels : 8 + (header.isMono ? 1 : 2))
    var highest = 0
    for _ in 0..<(isFirst ? 2 : 1) * channels {
      let length = bits.take(12)
      bits.skip(9)
      let gain = bits.take(8)
      bits.skip(isFirst ? 4 : 9)
      let hasWindows = bits.take(1) == 1
      if hasWindows { bits.skip(3) }
      // Two tables of five bits and three gains of three, or three tables and seven bits of borders.
      let tables = (0..<(hasWindows ? 2 : 3)).map { _ in bits.take(5) }
      bits.skip(hasWindows ? 9 : 7)
      bits.skip(isFirst ? 3 : 2)
      guard length > 0 else { continue }
      highest = max(highest, gain + (tables.map { steps[$0] }.max() ?? 0))
    }
    return UInt8(min(highest, 255))
  }

  /// For each Huffman table, what its largest value adds to the level: values grow with the power 4/3.
  private static let steps = [
    0, 0, 5, 5, 0, 8, 8, 12, 12, 12, 15, 15, 15, 21, 0, 21, 21, 22, 24, 26, 34, 43, 53, 69, 26, 29,
    34, 38, 43, 48, 59, 69,
  ]
}

/// Takes bits from bytes, the highest first.
private struct BitReader {
  private let bytes: ArraySlice<UInt8>
  private var position = 0

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  mutating func skip(_ count: Int) { position += count }

  mutating func take(_ count: Int) -> Int {
    var value = 0
    for _ in 0..<count {
      let index = bytes.startIndex + position >> 3
      let bit = index < bytes.endIndex ? Int(bytes[index] >> UInt8(7 - position & 7)) & 1 : 0
      value = value << 1 | bit
      position += 1
    }
    return value
  }
}
