import RoadcastFiles
package import RoadcastModel

/// What managers look at: what all reports are made of, with what is wrong with the workspace.
package struct ManagersReport: Sendable {
  /// What a report is made of.
  package struct Contents: Sendable {
    package var plan: Plan
    package var diagnostics: [Diagnostic]
  }

  /// Nil where the show's manifest can't be read.
  package var contents: Contents?

  package var diagnostics: [Diagnostic]
}

extension Production {
  /// Judges all that went out, from the cache where it knows the recordings, and writes nothing else.
  ///
  /// An expired episode counts too, as long as its recordings are there; they need not be.
  ///
  /// - `audience`: must be one of the show's, where it is given.
  /// - `listens`: whether anything of the report is about lengths or words; without it neither
  ///   recordings nor transcripts are looked at, and nothing is told of them.
  package func managersReport(
    audience: String?,
    listens: Bool = true
  ) async throws -> ManagersReport {
    let cache = Cache(workspace: workspace)
    for folder in [".roadcast", ".roadcast/cache"] {
      try Folder.requireFolder(workspace.path(folder))
    }
    let known = cache.loadIndex()
    var draft = try await prepare(index: known, judgesAll: true, checksLedger: false) {
      episode,
      _ in
      listens && episode.isOut(at: options.now)
    }
    // A workspace that can't be written to is no reason not to report.
    try? cache.save(draft.index, unless: known)
    draft.forgetExpired(at: options.now)
    let diagnostics = draft.diagnostics(strict: false)
    guard let plan = draft.plan else { return ManagersReport(diagnostics: diagnostics) }
    let names = plan.show.audiences.map(\.name.value)
    if let audience, !names.contains(audience) {
      throw WorkFailure(
        usage: "no audience \(audience.quoted)" + Suggestion.clause(for: audience, among: names)
      )
    }
    return ManagersReport(
      contents: ManagersReport.Contents(plan: plan, diagnostics: diagnostics),
      diagnostics: diagnostics
    )
  }
}
