import RoadcastModel

/// The manifest that is being read: all of its values share it.
final class ManifestSource {
  /// The path in the workspace.
  let file: String

  /// What's wrong with the manifest so far.
  var log = DiagnosticLog()

  private init(file: String) { self.file = file }

  /// Reads a manifest.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: The file's path in the workspace.
  ///   - log: Gets what's wrong, in the order of the file.
  ///   - make: Makes what the manifest describes from its keys.
  /// - Returns: Nil when the manifest can't be read at all, or `make` returns nil.
  static func read<Key: ManifestKey, Value>(
    _ bytes: [UInt8],
    file: String,
    into log: inout DiagnosticLog,
    _ make: (ManifestMapping<Key>) -> Value?
  ) -> Value? {
    let source = ManifestSource(file: file)
    let root = source.root(of: bytes, needing: Key.required.map(\.key.rawValue))
    let mapping = root?.mapping(Key.self, as: WorkspacePath.name(of: file))
    let value = mapping.flatMap(make)
    log.add(contentsOf: source.sortedDiagnostics)
    return value
  }

  /// The manifest's tree, or nil with an error in the log.
  private func root(of bytes: [UInt8], needing keys: [String]) -> ManifestValue? {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      log.add(
        .notUTF8,
        at: SourceLocation(file: file, line: Self.lineOfInvalidByte(in: content)),
        "isn't UTF-8; save it as UTF-8"
      )
      return nil
    }
    let root = YAMLComposer.root(of: text, file: file, into: &log)
    if root == nil, log.isEmpty {
      log.add(
        .emptyManifest,
        at: SourceLocation(file: file),
        "is empty; add the keys \(keys.joined(separator: ", "))"
      )
    }
    return root.map { ManifestValue($0, name: WorkspacePath.name(of: file), of: self) }
  }

  /// Unknown and missing keys are found before the values: sorted by place, and otherwise in the
  /// order in which they were found.
  private var sortedDiagnostics: [Diagnostic] {
    log.diagnostics.enumerated()
      .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
      .map(\.element)
  }

  private static func lineOfInvalidByte(in bytes: ArraySlice<UInt8>) -> Int {
    var line = 1
    for lineBytes in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard String(validating: lineBytes, as: UTF8.self) != nil else { return line }
      line += 1
    }
    return line
  }
}
