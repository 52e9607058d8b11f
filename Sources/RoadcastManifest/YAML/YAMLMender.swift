import RoadcastModel

/// Reads the tree of a manifest; where it isn't YAML, reports what's wrong and goes on with what was meant.
///
/// Each problem is reported at its line, with the line as it should be, so that one run shows them all.
struct YAMLMender {
  private let file: String
  private var text: ManifestText
  private var log = DiagnosticLog()

  /// The most lines that are mended, one after the other.
  private static let mostMends = 30

  /// Reads the tree of a text.
  ///
  /// - Parameters:
  ///   - text: The lines of the text.
  ///   - file: The file's path in the workspace, for messages.
  ///   - log: Gets what's wrong with the text.
  /// - Returns: The root; nil where no sense can be made of the text.
  static func root(of text: ManifestText, file: String, into log: inout DiagnosticLog) -> YAMLNode?
  {
    var mender = YAMLMender(file: file, text: text)
    mender.removeFences()
    mender.replaceLookAlikes()
    let root = mender.compose()
    log.add(contentsOf: mender.log.diagnostics)
    return root
  }

  private init(file: String, text: ManifestText) {
    self.file = file
    self.text = text
  }

  private mutating func compose() -> YAMLNode? {
    for _ in 0..<Self.mostMends {
      var found = DiagnosticLog()
      do throws(YAMLSyntaxError) {
        let root = try YAMLComposer.root(of: text.joined, file: file, into: &found)
        if mendWords(found) { continue }
        log.add(contentsOf: found.diagnostics.map(withExcerpt))
        return root
      } catch {
        // A dangerous construct explains more than the syntax error that follows it.
        guard let (number, mend) = mend(for: error) else {
          if found.isEmpty { found.add(diagnostic(for: error)) }
          // What was mended before may be the reason.
          if log.isEmpty || !found.diagnostics.allSatisfy({ $0.rule == .yamlSyntax }) {
            log.add(contentsOf: found.diagnostics.map(withExcerpt))
          }
          return nil
        }
        add(.yamlSyntax, number, column: mend.column, mend.message, mend.correction)
        text.replace(number, with: mend.correction)
      }
    }
    return nil
  }

  /// Mends the first text for people that begins with a sign of YAML, such as `title: &more`.
  ///
  /// - Parameter found: What's wrong with the text as it is.
  /// - Returns: Whether there was one.
  private mutating func mendWords(_ found: DiagnosticLog) -> Bool {
    for diagnostic in found.diagnostics
    where [.yamlAnchor, .yamlAlias, .yamlTag].contains(diagnostic.rule) {
      guard let number = diagnostic.location.line, let line = text[number],
        ManifestLine(line).key != "notes", ManifestValue.words.contains(ManifestLine(line).key),
        let mend = LineMend(line)
      else { continue }
      add(diagnostic.rule, number, column: mend.column, mend.message, mend.correction)
      text.replace(number, with: mend.correction)
      return true
    }
    return false
  }

  /// Finds the line that's the reason of an error, and what it was meant to be.
  private func mend(for error: YAMLSyntaxError) -> (Int, LineMend)? {
    guard !error.isTooDeep, let line = error.place?.line else { return nil }
    let near = [line, error.start?.line ?? line, line - 1]
    for number in near {
      guard let text = text[number] else { continue }
      let following = self.text.lines.dropFirst(number).prefix(50)
      if let mend = LineMend(text, following: following) { return (number, mend) }
    }
    // A quote that was never closed is noticed at the next one.
    let isBlockText = text.isBlockText
    for number in stride(from: min(line, text.lines.count), through: 1, by: -1)
    where !isBlockText[number - 1] {
      let following = self.text.lines.dropFirst(number).prefix(50)
      if let line = text[number], line.contains(where: { "\"'[{".contains($0) }),
        let mend = LineMend(line, following: following)
      {
        return (number, mend)
      }
    }
    return nil
  }

  private func diagnostic(for error: YAMLSyntaxError) -> Diagnostic {
    var place = SourceLocation(file: file, line: error.place?.line, column: error.place?.column)
    // What's missing at the end of the text is missing in its last line.
    if let line = place.line, line > text.original.count, let last = text.original.last {
      place.line = text.original.count
      place.column = last.unicodeScalars.count + 1
    }
    guard !error.isTooDeep else { return YAMLComposer.tooDeep(at: place) }
    return Diagnostic(
      .yamlSyntax,
      at: place,
      "isn't valid YAML: \(error.problem.escapedForDisplay); check the quotes, brackets and "
        + "indentation of this line and the one above it"
    )
  }

  /// The diagnostic with the line that it's about, where that's a matter of YAML.
  private func withExcerpt(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.excerpt == nil, let number = diagnostic.location.line,
      text.original.indices.contains(number - 1)
    else { return diagnostic }
    var diagnostic = diagnostic
    var excerpt = Excerpt(line: text.original[number - 1])
    diagnostic.location.column = diagnostic.location.column.map {
      min($0, excerpt.line.unicodeScalars.count + 1)
    }
    if diagnostic.rule == .curlyQuotes {
      excerpt.correction = String(
        excerpt.line.map { "“”„‟«»＂".contains($0) ? "\"" : "‘’‚‹›＇".contains($0) ? "'" : $0 }
      )
    }
    diagnostic.excerpt = excerpt
    return diagnostic
  }

  private mutating func add(
    _ rule: Rule,
    _ number: Int,
    column: Int,
    _ message: String,
    _ correction: String?
  ) {
    // A line that was mended before can be longer than it's in the file.
    let line = text.original[number - 1]
    let place = SourceLocation(
      file: file,
      line: number,
      column: min(column, line.unicodeScalars.count + 1)
    )
    var diagnostic = Diagnostic(rule, at: place, message)
    diagnostic.excerpt = Excerpt(line: line, correction: correction)
    log.add(diagnostic)
  }

  // MARK: Before YAML

  /// Removes the fences of a Markdown code block around the manifest.
  private mutating func removeFences() {
    let isFence = { (line: String) in line.hasPrefix("```") || line.hasPrefix("~~~") }
    guard let first = text.lines.firstIndex(where: { !$0.trimmed.isEmpty }),
      isFence(text.lines[first])
    else { return }
    add(
      .yamlSyntax,
      first + 1,
      column: 1,
      "the manifest is inside a Markdown code block; remove the lines with \(text.lines[first].prefix(3))",
      nil
    )
    for (index, line) in text.lines.enumerated() where isFence(line) {
      text.replace(index + 1, with: "")
    }
  }

  /// Replaces spaces and colons that only look like those of YAML.
  private mutating func replaceLookAlikes() {
    guard text.lines.contains(where: { !$0.utf8.allSatisfy { $0 < 0x80 } }) else { return }
    let isBlockText = text.isBlockText
    for (index, line) in text.lines.enumerated() where !isBlockText[index] {
      guard let found = LookAlike(in: line) else { continue }
      add(.lookAlike, index + 1, column: found.column, found.message, found.correction)
      text.replace(index + 1, with: found.correction)
    }
  }
}
