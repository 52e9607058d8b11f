/// Measures compressed data without decompressing it (RFC 1950 and 1951).
struct Deflate {
  /// Checks that data has a length when it's decompressed.
  ///
  /// - Parameters:
  ///   - bytes: The compressed data, in zlib's form.
  ///   - length: The number of bytes that it must have.
  /// - Throws: How it differs.
  static func check(_ bytes: [UInt8], length: Int) throws(PictureFault) {
    // The second byte makes both a multiple of 31, and says that no dictionary is needed.
    guard bytes.count >= 2 else { throw .incomplete }
    guard bytes[0] & 15 == 8, bytes[1] & 0x20 == 0, (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
    else { throw .damaged }
    var deflate = Deflate(bytes: bytes, offset: 2, expected: length)
    try deflate.readBlocks()
    guard deflate.count == length else { throw .incomplete }
  }

  private let bytes: [UInt8]
  private var offset: Int

  /// The bits that were read from bytes but not used yet, the next one lowest.
  private var bits: UInt64 = 0
  private var bitCount = 0

  /// The number of bytes that the data read so far stands for.
  private var count = 0
  private let expected: Int

  private init(bytes: [UInt8], offset: Int, expected: Int) {
    self.bytes = bytes
    self.offset = offset
    self.expected = expected
  }

  private mutating func readBlocks() throws(PictureFault) {
    var isLast = false
    while !isLast {
      isLast = try number(1) == 1
      switch try number(2) {
      case 0: try readStored()
      case 1:
        let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        try readCompressed(code(lengths), code(Array(repeating: 5, count: 30)))
      case 2:
        let (literals, distances) = try readCodes()
        try readCompressed(literals, distances)
      default: throw .damaged
      }
      guard count <= expected else { throw .surplus }
    }
  }

  private mutating func readStored() throws(PictureFault) {
    _ = try number(bitCount % 8)
    let length = try number(16)
    guard try number(16) == 0xFFFF ^ length else { throw .damaged }
    // Bytes that were read ahead are given back.
    offset -= bitCount / 8
    (bits, bitCount) = (0, 0)
    guard length <= bytes.count - offset else { throw .incomplete }
    offset += length
    count += length
  }

  /// The lengths of the codes come in an order in which the last ones are rarely used.
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func readCodes() throws(PictureFault) -> (PrefixCode, PrefixCode) {
    let literalCount = try number(5) + 257
    let distanceCount = try number(5) + 1
    let codeCount = try number(4) + 4
    var codeLengths = [Int](repeating: 0, count: 19)
    for index in Self.order.prefix(codeCount) { codeLengths[index] = try number(3) }
    let lengthCode = try code(codeLengths)
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      switch try symbol(lengthCode) {
      case 16:
        guard let last = lengths.last else { throw .damaged }
        lengths += Array(repeating: last, count: try number(2) + 3)
      case 17: lengths += Array(repeating: 0, count: try number(3) + 3)
      case 18: lengths += Array(repeating: 0, count: try number(7) + 11)
      case let length: lengths.append(length)
      }
    }
    guard lengths.count == literalCount + distanceCount else { throw .damaged }
    return (
      try code(Array(lengths[..<literalCount])), try code(Array(lengths[literalCount...]))
    )
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]

  private mutating func readCompressed(
    _ literals: PrefixCode,
    _ distances: PrefixCode
  ) throws(PictureFault) {
    let bases = Self.lengthBases
    while count <= expected {
      let symbol = try symbol(literals)
      if symbol < 256 {
        count += 1
      } else if symbol == 256 {
        return
      } else {
        guard symbol < 286 else { throw .damaged }
        let index = symbol - 257
        let extra = index < 8 || index == 28 ? 0 : index / 4 - 1
        count += bases[index] + (try number(extra))
        let distance = try self.symbol(distances)
        guard distance < 30 else { throw .damaged }
        _ = try number(max(0, distance / 2 - 1))
      }
    }
  }

  private func code(_ lengths: [Int]) throws(PictureFault) -> PrefixCode {
    let used = lengths.enumerated().filter { $0.element > 0 }.map { ($0.offset, $0.element) }
    let sorted = used.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    guard let code = PrefixCode(sorted, isReversed: true) else { throw .damaged }
    return code
  }

  private mutating func symbol(_ code: PrefixCode) throws(PictureFault) -> Int {
    fill()
    let (symbol, length) = code.symbol(Int(bits & (1 << UInt64(code.longest) - 1)))
    guard length <= bitCount else { throw .incomplete }
    guard length > 0 else { throw bitCount < code.longest ? .incomplete : .damaged }
    bits >>= UInt64(length)
    bitCount -= length
    return symbol
  }

  /// Reads a number of up to 16 bits.
  private mutating func number(_ width: Int) throws(PictureFault) -> Int {
    fill()
    guard width <= bitCount else { throw .incomplete }
    let value = Int(bits & (1 << UInt64(width) - 1))
    bits >>= UInt64(width)
    bitCount -= width
    return value
  }

  private mutating func fill() {
    while bitCount <= 48, offset < bytes.count {
      bits |= UInt64(bytes[offset]) << UInt64(bitCount)
      offset += 1
      bitCount += 8
    }
  }
}
