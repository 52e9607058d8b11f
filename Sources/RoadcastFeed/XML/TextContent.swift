/// What a text has beside the characters that XML writes as they are.
struct TextContent: OptionSet {
  var rawValue: UInt8

  /// What is written in another way: markup, and white space in attributes.
  static let escaped = TextContent(rawValue: 1)

  /// What may be a character that XML cannot hold or readers should not meet.
  static let doubtful = TextContent(rawValue: 2)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// - `bytes`: UTF-8.
  init(of bytes: UnsafeBufferPointer<UInt8>) {
    rawValue = 0
    // Every byte of every feed comes by here: a look into a table is the least to do for each.
    unsafe Self.contents.withUnsafeBufferPointer { contents in
      for index in 0..<bytes.count { unsafe rawValue |= contents[Int(bytes[index])] }
    }
  }

  private static let contents: [UInt8] = (0...255).map { content(of: $0).rawValue }

  private static func content(of byte: UInt8) -> TextContent {
    switch byte {
    case 0x09, 0x0A, 0x0D: .escaped
    case UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): .escaped
    case 0...0x1F, 0x7F: .doubtful
    // With these begin the others that `isInvisibleOrMisleading` knows, and many that are harmless.
    case 0xC2, 0xE2, 0xEF: .doubtful
    default: []
    }
  }
}
