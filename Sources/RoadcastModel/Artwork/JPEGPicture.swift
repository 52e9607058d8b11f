/// Checks that a JPEG has all the pixels that its header says (ITU-T T.81).
struct JPEGPicture {
  /// A colour component of the frame.
  struct Component {
    var id: UInt8

    /// The horizontal and vertical sampling factors, 1…4.
    var factors: (horizontal: Int, vertical: Int)
  }

  /// The frame (B.2.2).
  struct Frame {
    var width: Int
    var height: Int
    var isProgressive: Bool
    var components: [Component]
  }

  /// Checks a file that begins as a JPEG.
  static func check(_ bytes: [UInt8]) throws(PictureFault) {
    var picture = JPEGPicture(bytes: bytes)
    try picture.readSegments()
  }

  private let bytes: [UInt8]
  private var offset = 2
  private var frame: Frame?

  /// The Huffman tables, by their class and number as `DHT` has them.
  private var codes: [UInt8: PrefixCode] = [:]
  private var restartInterval = 0

  /// The components of which all blocks were found.
  private var complete: Set<UInt8> = []

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func readSegments() throws(PictureFault) {
    while let marker = try nextMarker() {
      switch marker {
      case 0xD9: return try finish()
      case 0x01, 0xD0...0xD7: continue
      default: break
      }
      let content = try segment()
      switch marker {
      case 0xC0, 0xC1, 0xC2: try readFrame(content, isProgressive: marker == 0xC2)
      case 0xC4: try readCodes(content)
      case 0xC3, 0xC5...0xC7, 0xC9...0xCF: throw .unusualForm
      case 0xDD where content.count == 2: restartInterval = number(content)
      case 0xDA: try readScan(content)
      default: break
      }
    }
    // Without an end marker, all that matters can still be there.
    guard let frame, !frame.isProgressive else { throw .incomplete }
    try finish()
  }

  /// Checks that all components were found.
  private func finish() throws(PictureFault) {
    guard let frame, frame.components.allSatisfy({ complete.contains($0.id) }) else {
      throw .incomplete
    }
  }

  /// Goes to the next marker; nil at the end of the file.
  private mutating func nextMarker() throws(PictureFault) -> UInt8? {
    while offset + 1 < bytes.count {
      if bytes[offset] == 0xFF, bytes[offset + 1] != 0, bytes[offset + 1] != 0xFF {
        offset += 2
        return bytes[offset - 1]
      }
      offset += 1
    }
    return nil
  }

  /// Reads the content of a marker's segment.
  private mutating func segment() throws(PictureFault) -> [UInt8] {
    guard offset + 2 <= bytes.count else { throw .incomplete }
    let length = number(Array(bytes[offset..<offset + 2]))
    guard length >= 2 else { throw .damaged }
    guard length <= bytes.count - offset else { throw .incomplete }
    defer { offset += length }
    return Array(bytes[offset + 2..<offset + length])
  }

  private mutating func readFrame(
    _ content: [UInt8],
    isProgressive: Bool
  ) throws(PictureFault) {
    guard frame == nil, content.count >= 6, content.count >= 6 + 3 * Int(content[5]) else {
      throw .damaged
    }
    let components = (0..<Int(content[5])).map { index in
      let factors = content[7 + 3 * index]
      return Component(
        id: content[6 + 3 * index],
        factors: (horizontal: Int(factors >> 4), vertical: Int(factors & 15))
      )
    }
    let read = Frame(
      width: number(Array(content[3..<5])),
      height: number(Array(content[1..<3])),
      isProgressive: isProgressive,
      components: components
    )
    let areFactorsValid = components.allSatisfy {
      (1...4).contains($0.factors.horizontal) && (1...4).contains($0.factors.vertical)
    }
    guard read.width > 0, read.height > 0, (1...4).contains(components.count), areFactorsValid
    else { throw .damaged }
    frame = read
  }

  private mutating func readCodes(_ content: [UInt8]) throws(PictureFault) {
    var rest = content[...]
    while rest.count >= 17 {
      let name = rest[rest.startIndex]
      let counts = rest.dropFirst().prefix(16).map(Int.init)
      let values = rest.dropFirst(17).prefix(counts.reduce(0, +))
      guard values.count == counts.reduce(0, +) else { throw .damaged }
      let lengths = counts.enumerated().flatMap {
        Array(repeating: $0.offset + 1, count: $0.element)
      }
      let symbols = zip(values, lengths).map { (symbol: Int($0), length: $1) }
      guard let code = PrefixCode(symbols, isReversed: false) else { throw .damaged }
      codes[name] = code
      rest = rest.dropFirst(17 + values.count)
    }
  }

  private mutating func readScan(_ content: [UInt8]) throws(PictureFault) {
    guard let frame, let count = content.first, content.count >= 4 + 2 * Int(count) else {
      throw .damaged
    }
    let spectralStart = content[1 + 2 * Int(count)]
    let isFirstPass = content[3 + 2 * Int(count)] >> 4 == 0
    // A progressive picture has its blocks in every scan; those of the first one are counted. What follows
    // is there if the end of the file is.
    guard !frame.isProgressive || spectralStart == 0 && isFirstPass else { return }
    var parts: [JPEGScan.Part] = []
    for index in 0..<Int(count) {
      let id = content[1 + 2 * index]
      let tables = content[2 + 2 * index]
      guard let component = frame.components.first(where: { $0.id == id }),
        let start = codes[tables >> 4]
      else { throw .damaged }
      let rest = frame.isProgressive ? nil : codes[0x10 | tables & 15]
      guard frame.isProgressive || rest != nil else { throw .damaged }
      parts.append(JPEGScan.Part(component: component, start: start, rest: rest))
    }
    var scan = JPEGScan(bytes: bytes, offset: offset, restartInterval: restartInterval)
    offset = try scan.countBlocks(of: parts, in: frame)
    complete.formUnion(parts.map(\.component.id))
  }

  private func number(_ bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
