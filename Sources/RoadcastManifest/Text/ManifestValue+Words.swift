import RoadcastModel

extension ManifestValue {
  /// The keys whose values are words for people: nothing in them should be lost or look wrong.
  static let words: Set<String> = [
    "title", "description", "summary", "notes", "speaker", "author", "say", "instead",
  ]

  /// Reports what YAML cuts off a text, and what looks like HTML in it.
  func reportLosses(of text: String) {
    guard Self.words.contains(name) else { return }
    reportCutOff(text)
    guard name != "notes", let decoded = HTMLEntity.decoded(text) else { return }
    let line = source.line(node.line).map(ManifestLine.init)
    let correction = line.flatMap { line in
      HTMLEntity.decoded(line.rest).map { line.front + $0 }
    }
    report(
      .htmlEntity,
      "\(label) contains characters as HTML writes them, and apps show them like that; write "
        + decoded.quoted,
      correction: correction
    )
  }

  /// Reports a text that goes on after ` #`, which begins a comment.
  ///
  /// What looks like a comment isn't reported: two spaces before the `#`, and one after it.
  private func reportCutOff(_ text: String) {
    guard case .scalar(_, isPlain: true) = node.content, source.hasNumberSign,
      let written = source.line(node.line)
    else { return }
    let line = ManifestLine(written)
    guard line.column == node.column, line.rest.hasPrefix(text) else { return }
    let rest = line.rest.dropFirst(text.count)
    let comment = rest.drop { $0 == " " || $0 == "\t" }
    let spaces = rest.count - comment.count
    guard comment.first == "#", spaces < 2 || comment.dropFirst().first.map({ $0 != " " }) ?? false
    else { return }
    let place = SourceLocation(
      file: source.file,
      line: node.line,
      column: node.column + text.unicodeScalars.count + spaces
    )
    var diagnostic = Diagnostic(
      .cutOffText,
      at: place,
      "\(label) ends before this #, which begins a comment in YAML; put the text in quotes, or two "
        + "spaces before the # of a comment"
    )
    diagnostic.excerpt = Excerpt(
      line: written,
      correction: line.front + ManifestLine.quoted(line.rest)
    )
    source.log.add(diagnostic)
  }

  /// Reports that something other than a text is there, and how to write it as a text.
  func reportNotText() {
    guard let written = source.line(node.line) else { return reportType("text") }
    let line = ManifestLine(written)
    guard line.key == name, line.column == node.column, let first = line.rest.first,
      first == "[" || first == "{"
    else { return reportType("text") }
    report(
      .wrongType,
      "\(label) must be text, but \(first) begins a \(first == "[" ? "list" : "group") in YAML; "
        + "put the text in quotes",
      correction: line.quoting()
    )
  }
}
