/// The entropy-coded data of one scan of a JPEG, read block by block without decoding any (ITU-T T.81, F.2).
struct JPEGScan {
  /// A component in the scan, with its Huffman tables.
  struct Part {
    var component: JPEGPicture.Component

    /// The table of a block's first coefficient.
    var start: PrefixCode

    /// The table of the other coefficients; nil if they are in other scans.
    var rest: PrefixCode?
  }

  private let bytes: [UInt8]
  private var offset: Int
  private let restartInterval: Int

  /// The bits that were read from bytes but not used yet, the next one highest.
  private var bits: UInt64 = 0
  private var bitCount = 0

  /// The number of bytes after the blocks that are still padding.
  private static let maximumPadding = 64

  init(bytes: [UInt8], offset: Int, restartInterval: Int) {
    self.bytes = bytes
    self.offset = offset
    self.restartInterval = restartInterval
  }

  /// Reads all blocks of the scan.
  ///
  /// - Parameters:
  ///   - parts: The scan's components.
  ///   - frame: The frame.
  /// - Returns: The offset of the marker after them.
  /// - Throws: What's wrong with them.
  mutating func countBlocks(
    of parts: [Part],
    in frame: JPEGPicture.Frame
  ) throws(PictureFault) -> Int {
    let most = frame.components.reduce((horizontal: 1, vertical: 1)) {
      (max($0.horizontal, $1.factors.horizontal), max($0.vertical, $1.factors.vertical))
    }
    func ceiling(_ value: Int, _ divisor: Int) -> Int { (value + divisor - 1) / divisor }
    var units: Int
    var blocks: [Part] = []
    if parts.count == 1 {
      // A scan of one component has no blocks beyond the picture's edges.
      let factors = parts[0].component.factors
      units =
        ceiling(ceiling(frame.width * factors.horizontal, most.horizontal), 8)
        * ceiling(ceiling(frame.height * factors.vertical, most.vertical), 8)
      blocks = parts
    } else {
      units =
        ceiling(frame.width, 8 * most.horizontal) * ceiling(frame.height, 8 * most.vertical)
      for part in parts {
        let factors = part.component.factors
        blocks += Array(repeating: part, count: factors.horizontal * factors.vertical)
      }
    }
    for unit in 0..<units {
      if restartInterval > 0, unit > 0, unit % restartInterval == 0 { try readRestart() }
      for block in blocks { try readBlock(block) }
    }
    return try skipPadding()
  }

  private mutating func readBlock(_ part: Part) throws(PictureFault) {
    let size = try symbol(part.start)
    guard size <= 16 else { throw .damaged }
    try skip(size)
    guard let code = part.rest else { return }
    var index = 1
    while index < 64 {
      let value = try symbol(code)
      if value & 15 == 0 {
        // The end of the block, or sixteen zeros.
        guard value >> 4 == 15 else { return }
        index += 16
      } else {
        index += value >> 4 + 1
        try skip(value & 15)
      }
    }
    guard index == 64 else { throw .damaged }
  }

  private mutating func readRestart() throws(PictureFault) {
    (bits, bitCount) = (0, 0)
    guard offset + 2 <= bytes.count else { throw .incomplete }
    guard bytes[offset] == 0xFF, (0xD0...0xD7).contains(bytes[offset + 1]) else {
      throw bytes[offset] == 0xFF && bytes[offset + 1] == 0xD9 ? .incomplete : .damaged
    }
    offset += 2
  }

  /// Goes to the marker after the scan; more than a little in between are more blocks.
  private mutating func skipPadding() throws(PictureFault) -> Int {
    let start = offset
    while offset + 1 < bytes.count {
      if bytes[offset] == 0xFF, bytes[offset + 1] != 0, bytes[offset + 1] != 0xFF {
        let isRestart = (0xD0...0xD7).contains(bytes[offset + 1])
        // Some programs write one more restart marker after the last block.
        guard isRestart, offset + 2 < bytes.count, bytes[offset + 2] != 0xFF else { break }
        throw .surplus
      }
      offset += 1
      guard offset - start <= Self.maximumPadding else { throw .surplus }
    }
    return offset
  }

  private mutating func symbol(_ code: PrefixCode) throws(PictureFault) -> Int {
    fill()
    let (symbol, length) = code.symbol(Int(bits >> UInt64(64 - code.longest)))
    // Past the end there are only zeros.
    guard length <= bitCount else { throw .incomplete }
    guard length > 0 else { throw bitCount < code.longest ? .incomplete : .damaged }
    bits <<= UInt64(length)
    bitCount -= length
    return symbol
  }

  private mutating func skip(_ count: Int) throws(PictureFault) {
    fill()
    guard count <= bitCount else { throw .incomplete }
    bits <<= UInt64(count)
    bitCount -= count
  }

  /// Reads ahead, up to the next marker.
  @inline(__always)
  private mutating func fill() {
    guard bitCount < 32 else { return }
    while bitCount <= 56, offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0xFF {
        // A zero follows an FF that belongs to the data; anything else is a marker.
        guard offset + 1 < bytes.count, bytes[offset + 1] == 0 else { return }
        offset += 1
      }
      offset += 1
      bits |= UInt64(byte) << UInt64(56 - bitCount)
      bitCount += 8
    }
  }
}
