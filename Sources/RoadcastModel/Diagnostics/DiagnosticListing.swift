/// Diagnostics as people read them: the errors last, where people look, and few of a kind that's frequent.
///
/// What's frequent comes first: an error among many of another kind is then easy to find.
package struct DiagnosticListing: Sendable, Equatable {
  package enum Line: Sendable, Equatable {
    case diagnostic(Diagnostic)
    /// How many more there are like the lines before it, and in how many files.
    case more(count: Int, files: Int, Rule)
  }

  /// The most diagnostics of one rule that are all listed.
  private static let limit = 10

  /// How many are listed of a rule that has more.
  private static let examples = 3

  package private(set) var lines: [Line] = []

  /// - Parameters:
  ///   - diagnostics: Sorted by file and place.
  ///   - showsAll: Whether each of them gets a line.
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
      lines += group.prefix(Self.examples).map(Line.diagnostic)
      let rest = group.dropFirst(Self.examples)
      let files = Set(rest.map(\.location.file)).count
      lines.append(.more(count: rest.count, files: files, rule))
    }
    let rules = Set(frequent.map(\.key))
    lines += diagnostics.filter { !rules.contains($0.rule) }.map(Line.diagnostic)
  }
}
