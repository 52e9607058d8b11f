/// Finds the lines and columns of a text's bytes, in one pass for places in ascending order.
struct JSONPlaces {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line and the column of a byte, both counted from 1; columns are Unicode scalars.
  mutating func place(of offset: Int) -> (line: Int, column: Int) {
    if offset < position { (position, line, column) = (0, 1, 1) }
    while position < min(offset, bytes.count) {
      let byte = bytes[position]
      position += 1
      let isReturn = byte == 0x0D && (position == bytes.count || bytes[position] != 0x0A)
      if byte == 0x0A || isReturn {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}
