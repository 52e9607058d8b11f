import RoadcastModel

/// The manifest that is being read: all of its values share it.
final class ManifestSource {
  /// The path in the workspace.
  let file: String

  /// What's wrong with the manifest so far.
  var log = DiagnosticLog()

  /// The lines of the file; nil until they're needed.
  private var lines: [String]?

  private let text: String

  private init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  /// Whether anything in the file can be a comment.
  private(set) lazy var hasNumberSign = text.utf8.contains(UInt8(ascii: "#"))

  /// A line as it's in the file, counted from 1.
  func line(_ number: Int) -> String? {
    let lines = self.lines ?? ManifestText(text).original
    self.lines = lines
    return lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }

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
    read(bytes, file: file, into: &log, make) { $0.root(needing: Key.required.map(\.key.rawValue)) }
  }

  /// Reads a JSON file like a manifest.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: The file's path in the workspace.
  ///   - log: Gets what's wrong, in the order of the file.
  ///   - make: Makes what the file describes from its keys.
  /// - Returns: Nil when the file can't be read at all, or `make` returns nil.
  static func readJSON<Key: ManifestKey, Value>(
    _ bytes: [UInt8],
    file: String,
    into log: inout DiagnosticLog,
    _ make: (ManifestMapping<Key>) -> Value?
  ) -> Value? {
    read(bytes, file: file, into: &log, make) { $0.rootOfJSON() }
  }

  private static func read<Key: ManifestKey, Value>(
    _ bytes: [UInt8],
    file: String,
    into log: inout DiagnosticLog,
    _ make: (ManifestMapping<Key>) -> Value?,
    root: (ManifestSource) -> ManifestValue?
  ) -> Value? {
    guard let text = text(of: bytes, file: file, into: &log) else { return nil }
    let source = ManifestSource(file: file, text: text)
    let root = root(source)
    let mapping = root?.mapping(Key.self, as: WorkspacePath.name(of: file))
    let value = mapping.flatMap(make)
    log.add(contentsOf: source.sortedDiagnostics)
    return value
  }

  /// Checks that a manifest is YAML, whatever its keys and values are.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: The file's path in the workspace.
  ///   - log: Gets what's wrong with the YAML.
  /// - Returns: The text, without a byte order mark; nil for a file that isn't a text.
  static func check(_ bytes: [UInt8], file: String, into log: inout DiagnosticLog) -> String? {
    guard let text = text(of: bytes, file: file, into: &log) else { return nil }
    let source = ManifestSource(file: file, text: text)
    _ = source.root(needing: [])
    log.add(contentsOf: source.sortedDiagnostics.filter { $0.rule != .emptyManifest })
    return text
  }

  /// The manifest's text, or nil with an error in the log.
  private static func text(
    of bytes: [UInt8],
    file: String,
    into log: inout DiagnosticLog
  ) -> String? {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let text = String(validating: content, as: UTF8.self), !isUTF16(bytes) { return text }
    log.add(
      .notUTF8,
      at: SourceLocation(file: file, line: isUTF16(bytes) ? 1 : lineOfInvalidByte(in: content)),
      isUTF16(bytes)
        ? "is UTF-16, which some editors call Unicode; save it as UTF-8"
        : "isn't UTF-8; save it as UTF-8"
    )
    return nil
  }

  /// Whether the text has the byte order mark of UTF-16, or every second byte of its start is zero.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let start = bytes.prefix(16)
    guard start.count >= 4 else { return false }
    return [0, 1].contains { odd in
      start.enumerated().allSatisfy { ($0.offset % 2 == odd) == ($0.element == 0) }
    }
  }

  /// The manifest's tree, or nil with an error in the log.
  private func root(needing keys: [String]) -> ManifestValue? {
    var root: YAMLNode?
    var found = DiagnosticLog()
    if !LookAlike.isPossible(in: text) {
      root = try? YAMLComposer.root(of: text, file: file, into: &found)
    }
    if root == nil || !found.isEmpty {
      root = YAMLMender.root(of: ManifestText(text), file: file, into: &log)
    }
    if root == nil, log.isEmpty {
      log.add(
        .emptyManifest,
        at: SourceLocation(file: file),
        "is empty; add the keys \(keys.joined(separator: ", "))"
      )
    }
    return root.map { ManifestValue($0, name: WorkspacePath.name(of: file), of: self) }
  }

  /// The tree of a JSON text, or nil with an error in the log.
  private func rootOfJSON() -> ManifestValue? {
    do throws(JSONComposer.SyntaxError) {
      if let root = try JSONComposer.root(of: text, file: file, into: &log) {
        return ManifestValue(root, name: WorkspacePath.name(of: file), of: self)
      }
      log.add(.jsonSyntax, at: SourceLocation(file: file), "is empty; restore it, or remove it")
    } catch {
      let place = SourceLocation(file: file, line: error.line, column: error.column)
      log.add(.jsonSyntax, at: place, "isn't valid JSON: \(error.message)")
    }
    return nil
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
