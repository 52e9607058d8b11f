/// Our scripts as browsers get them: without comments and indentation.
enum CompactScript {
  /// Shortens a script, in which a comment has its lines to itself, and no text has several lines.
  static func bytes(of source: [UInt8]) -> [UInt8] {
    source.split(separator: UInt8(ascii: "\n")).flatMap { line -> [UInt8] in
      let code = line.drop { $0 == UInt8(ascii: " ") }
      return code.isEmpty || code.starts(with: "//".utf8) ? [] : code + [UInt8(ascii: "\n")]
    }
  }
}
