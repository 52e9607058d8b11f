/// How loud a frame of layer III is, from its side information alone.
enum MPEGFrameLevel {
  /// Estimates the level.
  ///
  /// An encoder that keeps to a bit rate quantizes loud sound in larger steps, so the step's size
  /// (`global_gain`) follows the level closely enough for a picture.
  ///
  /// - Parameters:
  ///   - header: The frame's header.
  ///   - frame: The frame, from its header on.
  /// - Returns: In steps of 1.5 dB, 0 for silence; nil for another layer.
  static func estimate(_ header: MPEGFrameHeader, _ frame: ArraySlice<UInt8>) -> UInt8? {
    guard header.layer == 3, frame.count >= header.sideStart + header.sideLength else { return nil }
    var bits = BitReader(frame.dropFirst(header.sideStart).prefix(header.sideLength))
    let channels = header.isMono ? 1 : 2
    if header.version == 1 {
      bits.skip(9 + (header.isMono ? 5 : 3) + 4 * channels)
    } else {
      bits.skip(8 + (header.isMono ? 1 : 2))
    }
    var highest = 0
    for _ in 0..<(header.version == 1 ? 2 : 1) * channels {
      let length = bits.take(12)
      bits.skip(9)
      let gain = bits.take(8)
      bits.skip(header.version == 1 ? 59 - 29 : 63 - 29)
      if length > 0 { highest = max(highest, gain) }
    }
    return UInt8(highest)
  }
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
