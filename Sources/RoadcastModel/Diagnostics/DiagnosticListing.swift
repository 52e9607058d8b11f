/// Diagnostics as people read them: the errors last, where people look, and few warnings of a frequent kind.
///
/// What's frequent comes first: an error among many of another kind is then easy to find. Every error is
/// listed, because each has to be mended.
package struct DiagnosticListing: Sendable, Equatable {
  package enum Line: Sendable, Equatable {
    case diagnostic(Diagnostic)
    /// How many more there are like the lines before it, and in how many files.
    case more(count: Int, files: Int, Rule)
  }

  /// The most warnings of one rule that are all listed.
  private static let limit = 10

  /// How many are listed of a rule that has more.
  private static let examples = 3

  package private(set) var lines: [Line] = []

  /// - Parameters:
  ///   - diagnostics: Sorted by file and place.
  ///   - showsAll: Whether each warning gets a line, in the order of the files.
  package init(_ diagnostics: [Diagnostic], showsAll: Bool) {
    for severity in [Diagnostic.Severity.warning, .error] {
      add(diagnostics.filter { $0.severity == severity }, showsAll: showsAll)
    }
  }

  private mutating func add(_ diagnostics: [Diagnostic], showsAll: Bool) {
    let groups = showsAll ? [:] : Dictionary(grouping: diagnostics, by: \.rule)
    let frequent = groups.filter { $0.value.count > Self.limit }.sorted {
      ($1.value.count, $0.key) < ($0.value.count, $1.key)
    }
    for (rule, group) in frequent {
      let examples = group.first?.severity == .error ? group.count : Self.examples
      lines += group.prefix(examples).map(Line.diagnostic)
      let rest = group.dropFirst(examples)
      guard !rest.isEmpty else { continue }
      let files = Set(rest.map(\.location.file)).count
      lines.append(.more(count: rest.count, files: files, rule))
    }
    let rules = Set(frequent.map(\.key))
    lines += diagnostics.filter { !rules.contains($0.rule) }.map(Line.diagnostic)
  }
}
