import RoadcastModel
import Yams

/// Reads a manifest's bytes into a tree whose values know their places.
enum YAMLReader {
  /// The top mapping of a manifest, or nil when it can't be read at all; what is wrong goes to
  /// `findings`.
  static func read(_ bytes: [UInt8], file: String, findings: Findings) -> Fields? {
    let whole = SourceLocation(file: file)
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    guard let text = String(validating: content, as: UTF8.self) else {
      findings.error(
        "not-utf8",
        at: SourceLocation(file: file, line: lineOfInvalidByte(content)),
        "is not UTF-8 text; save it again as UTF-8"
      )
      return nil
    }
    let dangers = YAMLGuard.findings(in: text, file: file)
    guard dangers.isEmpty else {
      dangers.forEach(findings.add)
      return nil
    }
    do {
      guard let root = try Parser(yaml: text, encoding: .utf8).singleRoot() else {
        findings.error("empty-manifest", at: whole, "is empty; it needs `title:` at least")
        return nil
      }
      return Fields(root, file: file, findings: findings, what: "the manifest")
    } catch {
      findings.add(diagnostic(of: error, file: file))
      return nil
    }
  }

  private static func diagnostic(of error: any Error, file: String) -> Diagnostic {
    let whole = SourceLocation(file: file)
    guard let error = error as? YamlError else {
      return .error("yaml-syntax", at: whole, "is no YAML that can be read")
    }
    func told(_ mark: Mark, _ problem: String) -> Diagnostic {
      let location = SourceLocation(file: file, line: mark.line, column: mark.column)
      // libyaml's own limit strikes where it must look ahead before it can tell an event.
      if problem.hasPrefix("Maximum nesting level") { return YAMLGuard.tooDeep(at: location) }
      return .error("yaml-syntax", at: location, "\(problem.escapedForDisplay); check the YAML")
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return told(mark, problem)
    case .reader(let problem, let offset, _, _):
      let place = offset.map { " at byte \($0)" } ?? ""
      return .error("yaml-syntax", at: whole, "\(problem.escapedForDisplay)\(place)")
    default:
      return .error("yaml-syntax", at: whole, "is no YAML that can be read")
    }
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
