/// The checksum of LAME's tag: CRC-16 with the polynomial 0xA001, reflected, from 0.
package struct CRC16: Sendable {
  package private(set) var value: UInt16 = 0

  /// Eight tables of 256: what a byte makes of the checksum, and what becomes of it when one to seven
  /// bytes of zero follow.
  private static let tables: [UInt16] = {
    var tables: [UInt16] = (0..<256).map { (index: Int) -> UInt16 in
      (0..<8).reduce(UInt16(index)) { (value: UInt16, _) -> UInt16 in
        value & 1 == 1 ? value >> 1 ^ 0xA001 : value >> 1
      }
    }
    for index in 256..<(8 * 256) {
      let before = tables[index - 256]
      tables.append(before >> 8 ^ tables[Int(before & 0xFF)])
    }
    return tables
  }()

  package init() {}

  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    let tables = Self.tables.span
    let bytes = bytes.span
    var value = value
    defer { self.value = value }
    var index = 0
    // Eight bytes at a time: their look-ups do not wait for each other.
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

  package static func of(_ bytes: [UInt8]) -> UInt16 {
    var checksum = CRC16()
    checksum.add(bytes[...])
    return checksum.value
  }
}
