/// The checksum of LAME's tag: CRC-16 with the polynomial 0xA001, reflected, from 0.
package struct CRC16: Sendable {
  package private(set) var value: UInt16 = 0

  private static let table: [UInt16] = (0..<256).map { index in
    (0..<8).reduce(UInt16(index)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0xA001 : value >> 1
    }
  }

  package init() {}

  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    let table = Self.table.span
    let bytes = bytes.span
    var value = value
    defer { self.value = value }
    for index in bytes.indices {
      let byte = bytes[index]
      value = value >> 8 ^ table[Int(UInt8(truncatingIfNeeded: value) ^ byte)]
    }
  }

  package static func of(_ bytes: [UInt8]) -> UInt16 {
    var checksum = CRC16()
    checksum.add(bytes[...])
    return checksum.value
  }
}
