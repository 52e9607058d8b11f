/// The checksum of the LAME Info tag: CRC-16/ARC (polynomial 0x8005, reflected as 0xA001, initial value
/// 0).
package struct CRC16: Sendable {
  /// The checksum of all bytes so far.
  package private(set) var value: UInt16 = 0

  /// Eight tables of 256 entries: the first one is the checksum of each byte, the others those of the
  /// byte followed by one to seven zero bytes.
  private static let tables: [UInt16] = {
    var tables: [UInt16] = (0..<256).map { (index: Int) -> UInt16 in
      (0..<8).reduce(UInt16(index)) { (value: UInt16, _) -> UInt16 in
        value & 1 == 1 ? value >> 1 ^ 0xA001 : value >> 1
      }
    }
    for index in 256..<(8 * 256) {
      let shorter = tables[index - 256]
      tables.append(shorter >> 8 ^ tables[Int(shorter & 0xFF)])
    }
    return tables
  }()

  /// What a number of zero bytes does to each of the 16 bits: the bits of 1 byte, then those of 2, 4, 8 and so on.
  private static let shifts: [UInt16] = {
    var shifts = (0..<16).map { bit -> UInt16 in
      let value: UInt16 = 1 << bit
      return value >> 8 ^ tables[Int(value & 0xFF)]
    }
    for start in stride(from: 0, to: 16 * (Int.bitWidth - 2), by: 16) {
      let last = shifts[start...]
      for value in last.prefix(16) { shifts.append(shifted(value, by: last)) }
    }
    return shifts
  }()

  package init() {}

  /// Adds bytes to the checksum.
  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    let tables = Self.tables.span
    let bytes = bytes.span
    var value = value
    defer { self.value = value }
    var index = 0
    // Slicing by 8: the eight look-ups are independent, so the processor runs them in parallel.
    while index + 8 <= bytes.count {
      let first = Int(UInt8(truncatingIfNeeded: value) ^ bytes[index])
      let second = Int(UInt8(truncatingIfNeeded: value >> 8) ^ bytes[index + 1])
      let front = tables[0x700 + first] ^ tables[0x600 + second]
      let middle =
        tables[0x500 + Int(bytes[index + 2])] ^ tables[0x400 + Int(bytes[index + 3])]
        ^ tables[0x300 + Int(bytes[index + 4])]
      let end =
        tables[0x200 + Int(bytes[index + 5])] ^ tables[0x100 + Int(bytes[index + 6])]
        ^ tables[Int(bytes[index + 7])]
      value = front ^ middle ^ end
      index += 8
    }
    while index < bytes.count {
      value = value >> 8 ^ tables[Int(UInt8(truncatingIfNeeded: value) ^ bytes[index])]
      index += 1
    }
  }

  /// Adds bytes of which only the checksum is known.
  ///
  /// - Parameters:
  ///   - checksum: That of these bytes alone.
  ///   - count: The number of these bytes.
  package mutating func add(_ checksum: CRC16, count: Int) {
    // A checksum is linear: bytes that follow shift it as zeros would, and add their own. What 2, 4, 8 … zeros do
    // to each bit is known from what half as many do.
    var rest = count
    var shifts = Self.shifts[...]
    while rest > 0 {
      if rest & 1 == 1 { value = Self.shifted(value, by: shifts) }
      shifts = shifts.dropFirst(16)
      rest >>= 1
    }
    value ^= checksum.value
  }

  /// What a number of zero bytes makes of a checksum: the sum of what they make of each bit that's set.
  ///
  /// - Parameters:
  ///   - value: The checksum before them.
  ///   - shifts: A part of ``shifts`` that begins with the 16 values for that number of bytes.
  /// - Returns: The checksum after them.
  private static func shifted(_ value: UInt16, by shifts: ArraySlice<UInt16>) -> UInt16 {
    var sum: UInt16 = 0
    for bit in 0..<16 where value >> bit & 1 == 1 { sum ^= shifts[shifts.startIndex + bit] }
    return sum
  }

  /// Returns the checksum of some bytes.
  package static func of(_ bytes: [UInt8]) -> UInt16 {
    var checksum = CRC16()
    checksum.add(bytes[...])
    return checksum.value
  }
}
