import RoadcastAudio
import Testing

struct CRC16Tests {
  @Test(
    arguments: [
      ("", 0x0000), ("A", 0x30C0), ("123456789", 0xBB3D),
      ("The quick brown fox jumps over the lazy dog", 0xFCDF),
    ] as [(String, UInt16)]
  )
  func `known texts have the published checksums`(text: String, value: UInt16) {
    #expect(CRC16.of(Array(text.utf8)) == value)
  }

  @Test func `a checksum can be computed in pieces`() {
    var checksum = CRC16()
    for piece in ["1234", "", "56789"] { checksum.add(Array(piece.utf8)[...]) }
    #expect(checksum.value == 0xBB3D)
  }

  @Test func `the checksum equals the bitwise one, for any length and any split`() {
    let bytes = (0..<45).map { UInt8(truncatingIfNeeded: $0 * $0 * 37 + 11) }
    for count in 0...bytes.count {
      let expected = bytes[..<count].reduce(UInt16(0)) { value, byte in
        (0..<8).reduce(value ^ UInt16(byte)) { value, _ in
          value & 1 == 1 ? value >> 1 ^ 0xA001 : value >> 1
        }
      }
      for cut in 0...count {
        var checksum = CRC16()
        checksum.add(bytes[..<cut])
        checksum.add(bytes[cut..<count])
        #expect(checksum.value == expected)
      }
    }
  }

  @Test func `the checksum of two parts is that of the whole`() {
    let bytes = (0..<3_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
    for border in [0, 1, 2, 255, 256, 1_044, 2_999, 3_000] {
      var (whole, end) = (CRC16(), CRC16())
      whole.add(bytes[..<border])
      end.add(bytes[border...])
      whole.add(end, count: bytes.count - border)
      #expect(whole.value == CRC16.of(bytes), "\(border)")
    }
  }
}
