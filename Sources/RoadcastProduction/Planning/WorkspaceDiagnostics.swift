import RoadcastModel

/// Everything that's wrong with a workspace's content, with the episode that each diagnostic concerns.
///
/// An episode can be left out, or not be due yet; its diagnostics then go with it, even where they are
/// about a file that it shares with others.
struct WorkspaceDiagnostics: Sendable {
  /// What a diagnostic concerns.
  enum Subject: Hashable, Sendable {
    case show
    /// The episode with this slug.
    case episode(String)
  }

  private var logs: [Subject: DiagnosticLog] = [:]

  /// The diagnostics that concern the show or an episode.
  subscript(subject: Subject) -> DiagnosticLog {
    get { logs[subject] ?? DiagnosticLog() }
    _modify { yield &logs[subject, default: DiagnosticLog()] }
  }

  /// Adds diagnostics of checks that compare episodes: each concerns the episode whose file it names.
  mutating func add(bySubject found: some Sequence<Diagnostic>) {
    for diagnostic in found {
      let parts = diagnostic.location.file.split(separator: "/")
      self[parts.count >= 3 ? .episode(String(parts[1])) : .show].add(diagnostic)
    }
  }

  /// Every diagnostic, in no particular order.
  var all: [Diagnostic] { logs.values.flatMap(\.diagnostics) }

  /// The slugs of the episodes with at least one error.
  var slugsWithErrors: Set<String> {
    Set(
      logs.compactMap { subject, log in
        guard case .episode(let slug) = subject,
          log.diagnostics.contains(where: { $0.severity == .error })
        else { return nil }
        return slug
      }
    )
  }

  /// Removes the diagnostics for which `isUnwanted` holds.
  mutating func removeAll(where isUnwanted: (Subject, Diagnostic) -> Bool) {
    for (subject, log) in logs {
      logs[subject] = DiagnosticLog(log.diagnostics.filter { !isUnwanted(subject, $0) })
    }
  }

  /// Replaces each diagnostic that concerns an episode.
  mutating func replace(in slug: String, with change: (Diagnostic) -> Diagnostic) {
    guard let log = logs[.episode(slug)] else { return }
    logs[.episode(slug)] = DiagnosticLog(log.diagnostics.map(change))
  }

  /// The diagnostics to report: sorted, each once, and only the worst of a file that has very many.
  ///
  /// - Parameter isStrict: whether warnings count as errors.
  /// - Returns: the diagnostics, by file and place.
  func report(isStrict: Bool) -> [Diagnostic] {
    let unique = Set(all).map { isStrict ? $0.asError : $0 }
    let byFile = Dictionary(grouping: unique, by: \.location.file).sorted { $0.key < $1.key }
    return byFile.flatMap { file, diagnostics in
      let sorted = diagnostics.sorted()
      let ranked =
        sorted.filter { $0.severity == .error } + sorted.filter { $0.severity == .warning }
      let rest = ranked.dropFirst(Limits.diagnosticsPerFile)
      guard let first = rest.first else { return sorted }
      // Only counted. Errors come first, so the first of the rest has the severity of the worst.
      let more = Diagnostic(
        .andMore,
        severity: first.severity,
        at: SourceLocation(file: file),
        "and \(rest.count) more like these"
      )
      return (ranked.prefix(Limits.diagnosticsPerFile) + [more]).sorted()
    }
  }
}
