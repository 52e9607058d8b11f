import ArgumentParser
import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import RoadcastPublishing

/// `roadcast publish --if-due`: builds and publishes when an episode has become due or has expired.
struct DueRun {
  let desk: PublishingDesk
  let target: String?
  let strict: Bool
  let skipInvalid: Bool

  private var workspace: Workspace { desk.workspace }
  private var common: CommonOptions { desk.common }

  /// The file with what the last run left.
  private var file: String { Self.file(of: target, in: workspace) }

  private static func file(of target: String?, in workspace: Workspace) -> String {
    workspace.path("\(PublishingState.folder)/due\(target.map { "-\($0)" } ?? "")")
  }

  /// Builds and publishes if something is due.
  ///
  /// - Parameters:
  ///   - clock: What the clock says.
  ///   - makeOptions: Makes the options of publishing at a time.
  /// - Throws: An `ExitCode` or `WorkFailure`.
  func run(
    at clock: Moment,
    _ makeOptions: (Show, Moment) -> Publisher.Options
  ) async throws {
    let known = DueState(file: file)
    let inputs = ManifestStamp(of: workspace).digest
    let now = try known?.now(by: clock) ?? clock
    if var known, known.isQuiet(at: clock, inputs: inputs) {
      if known.needsNote(at: now) {
        known.checked = now
        try known.save(to: file)
      }
      return finish(known)
    }
    let (plan, diagnostics) = try await plan(at: now)
    guard let plan else {
      common.printer.print(diagnostics)
      throw ExitStatus.contentHasErrors
    }
    var state = DueState(
      checked: now,
      nextChange: nextChange(in: plan),
      nextUpkeep: known?.nextUpkeep,
      inputs: inputs,
      due: DueState.due(in: plan, for: target)
    )
    let isDue = state.due != known?.due
    let needsUpkeep = known?.nextUpkeep.map { $0 <= now } ?? false
    if isDue || needsUpkeep {
      let isComplete = isDue ? try await build(at: now) : true
      var options = makeOptions(plan.show, now)
      options.earliestRemoval = known?.earliestRemoval(at: now)
      let result = try await desk.publish(plan.show, to: target, options)
      state.nextUpkeep = result.nextUpkeep
      if result.hasFailed {
        // The next run tries again.
        state.due = ""
        try state.save(to: file)
        throw ExitStatus.workFailed
      }
      // What was left out is due until it's mended, even with a recording that no manifest mentions.
      if !isComplete { state.due = "" }
    }
    try FileSystem.createFolder(workspace.path(PublishingState.folder))
    try state.save(to: file)
    if !isDue, !needsUpkeep { finish(state) }
  }

  private func finish(_ state: DueState) {
    if common.json {
      Output.result(PublishingDesk.json([]))
    } else if common.verbose {
      let next = [state.nextChange, state.nextUpkeep].compactMap(\.self).min()
      Output.result(
        next.map { "nothing is due until \($0.rfc3339)" }
          ?? "nothing is due, and nothing is planned"
      )
    }
  }

  private func plan(at now: Moment) async throws -> (Plan?, [Diagnostic]) {
    let options = Production.Options(now: now, jobs: Machine.cores)
    let survey = try await common.withProduction(options) { production in
      try await production.survey(feed: nil, readsRecordings: false)
    }
    return (survey.contents?.plan, survey.diagnostics)
  }

  /// When feeds change by themselves, or someone's last day is over.
  private func nextChange(in plan: Plan) -> Moment? {
    let ends = plan.subscribers.compactMap { $0.until?.moment }.filter { $0 > plan.now }
    return ([plan.upcomingChanges.first?.moment].compactMap(\.self) + ends).min()
  }

  /// Builds.
  ///
  /// - Parameter now: The current time.
  /// - Returns: Whether no episode was left out because of errors.
  /// - Throws: An `ExitCode` if the content has errors, or why it can't be built.
  private func build(at now: Moment) async throws -> Bool {
    var options = Production.Options(now: now, jobs: Machine.cores)
    options.strict = strict
    options.skipInvalid = skipInvalid
    let report = try await common.withProduction(options) { try await $0.build() }
    common.printer.print(report.diagnostics)
    for note in report.notes { common.printer.printNote(note) }
    if report.hasErrors { throw ExitStatus.contentHasErrors }
    if !common.quiet, !common.json, let build = report.build {
      let lines = ChangeList(changes: build.changes, showsAll: common.verbose).lines
      if !lines.isEmpty { Output.result(lines.joined(separator: "\n")) }
    }
    return !report.episodes.contains { $0.status == .invalid }
  }
}
