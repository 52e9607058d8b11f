/// Checks that a PNG has all the pixels that its header says (W3C PNG, third edition).
enum PNGPicture {
  /// Checks a file that begins as a PNG.
  static func check(_ bytes: [UInt8]) throws(PictureFault) {
    var offset = 8
    var header: Header?
    var pixels: [UInt8] = []
    while true {
      guard offset + 12 <= bytes.count else { throw .incomplete }
      let length = number(bytes[offset..<offset + 4])
      let type = bytes[offset + 4..<offset + 8]
      guard length <= bytes.count - offset - 12 else { throw .incomplete }
      let content = bytes[offset + 8..<offset + 8 + length]
      let end = offset + 8 + length
      guard CRC32.checksum(bytes[offset + 4..<end]) == number(bytes[end..<end + 4]) else {
        throw .damaged
      }
      offset = end + 4
      if type.elementsEqual("IHDR".utf8) {
        header = try Header(content)
      } else if type.elementsEqual("IDAT".utf8) {
        pixels += content
      } else if type.elementsEqual("IEND".utf8) {
        break
      }
    }
    guard let header else { throw .damaged }
    try Deflate.check(pixels, length: header.pixelBytes)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The image header (§11.2.1).
  private struct Header {
    var width: Int
    var height: Int

    /// The number of bits in a pixel.
    var depth: Int
    var isInterlaced: Bool

    init(_ content: ArraySlice<UInt8>) throws(PictureFault) {
      let bytes = Array(content)
      guard bytes.count == 13, bytes[12] <= 1 else { throw .damaged }
      width = PNGPicture.number(bytes[0..<4])
      height = PNGPicture.number(bytes[4..<8])
      let samples: Int
      switch bytes[9] {
      case 0, 3: samples = 1
      case 2: samples = 3
      case 4: samples = 2
      case 6: samples = 4
      default: throw .damaged
      }
      guard [1, 2, 4, 8, 16].contains(bytes[8]), (1...65_535).contains(width),
        (1...65_535).contains(height)
      else { throw .damaged }
      depth = samples * Int(bytes[8])
      isInterlaced = bytes[12] == 1
    }

    /// The number of bytes that all rows have before they are compressed.
    var pixelBytes: Int {
      guard isInterlaced else { return bytes(width, height) }
      // The seven passes of Adam7 (§8.1): each starts at a column and a row, and takes every so many.
      let passes = [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
        (0, 1, 1, 2),
      ]
      return passes.reduce(0) { sum, pass in
        let (column, row, columns, rows) = pass
        return sum
          + bytes(
            (width - column + columns - 1) / columns,
            (height - row + rows - 1) / rows
          )
      }
    }

    /// Each row begins with a byte for its filter.
    private func bytes(_ width: Int, _ height: Int) -> Int {
      width > 0 && height > 0 ? height * (1 + (width * depth + 7) / 8) : 0
    }
  }
}

/// The checksum of PNG's chunks (ISO 3309).
private enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ crc >> 1 : crc >> 1 }
  }

  static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
    let table = table
    var crc = UInt32.max
    for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ crc >> 8 }
    return Int(~crc)
  }
}
