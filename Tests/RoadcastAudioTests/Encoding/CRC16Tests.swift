import RoadcastAudio
import Testing

struct CRC16Tests {
  @Test(
    arguments: [
      ("", 0x0000), ("A", 0x30C0), ("123456789", 0xBB3D),
      ("The quick brown fox jumps over the lazy dog", 0xFCDF),
    ] as [(String, UInt16)]
  )
  func `known texts have their known checksums`(text: String, value: UInt16) {
    #expect(CRC16.of(Array(text.utf8)) == value)
  }

  @Test func `it can be taken piece by piece`() {
    var checksum = CRC16()
    for piece in ["1234", "", "56789"] { checksum.add(Array(piece.utf8)[...]) }
    #expect(checksum.value == 0xBB3D)
  }
}
