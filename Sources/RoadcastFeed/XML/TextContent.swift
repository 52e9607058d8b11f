/// What a text contains besides characters that XML can have as they are.
struct TextContent: OptionSet {
  var rawValue: UInt8

  /// Characters to escape: markup, and white space in attributes.
  static let escaped = TextContent(rawValue: 1)

  /// Bytes of characters that XML may not allow, or that readers shouldn't meet.
  static let doubtful = TextContent(rawValue: 2)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Scans UTF-8.
  init(of bytes: UnsafeBufferPointer<UInt8>) {
    rawValue = 0
    // Every byte of every feed is looked up here, so it has to be one table access.
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
    // The other characters of `isInvisibleOrMisleading` begin with these, as do many harmless ones.
    case 0xC2, 0xE2, 0xEF...0xF4: .doubtful
    default: []
    }
  }
}
