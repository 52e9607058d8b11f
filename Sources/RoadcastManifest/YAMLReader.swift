import RoadcastModel

/// Reads a manifest's bytes into a tree whose values know their places.
enum YAMLReader {
  /// The top mapping of a manifest, or nil when it can't be read at all; what is wrong goes to
  /// `findings`.
  static func read(_ bytes: [UInt8], file: String, findings: Findings) -> Fields? {
    let whole = SourceLocation(file: file)
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    guard let text = String(validating: content, as: UTF8.self) else {
      findings.add(
        .notUTF8,
        at: SourceLocation(file: file, line: lineOfInvalidByte(content)),
        "is not UTF-8 text; save it again as UTF-8"
      )
      return nil
    }
    let root = YAMLComposer.compose(text, file: file, findings: findings)
    if root == nil, findings.diagnostics.isEmpty {
      findings.add(.emptyManifest, at: whole, "is empty; it needs `title:` at least")
    }
    return root.flatMap { Fields($0, file: file, findings: findings, what: "the manifest") }
  }

  private static func lineOfInvalidByte(_ bytes: ArraySlice<UInt8>) -> Int {
    var line = 1
    for lineBytes in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard String(validating: lineBytes, as: UTF8.self) != nil else { return line }
      line += 1
    }
    return line
  }
}
