import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import RoadcastPublishing
import RoadcastReports

/// Publishes a workspace's feed, for `roadcast publish`.
struct PublishingDesk {
  let workspace: Workspace
  let common: CommonOptions

  /// The most problems at the public address that are printed.
  private static let shownProblems = 10

  /// What came of publishing.
  struct Outcome {
    var hasFailed: Bool

    /// When there's something to do again without a change in the feeds.
    var nextUpkeep: Moment?
  }

  /// Reads the show.
  ///
  /// - Returns: The show.
  /// - Throws: An `ExitCode` if its manifest has errors, which are printed.
  func readShow() throws -> Show {
    let (show, diagnostics) = try workspace.readShow()
    common.printer.print(diagnostics)
    guard let show, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw ExitStatus.contentHasErrors
    }
    return show
  }

  /// Publishes to a target, or to all of them.
  ///
  /// - Parameters:
  ///   - show: The show.
  ///   - name: The target's name; nil for all.
  ///   - options: How.
  /// - Returns: What came of it. What failed was printed; a target that fails doesn't keep the others from
  ///   being tried.
  /// - Throws: An `ExitCode` or `WorkFailure` if nothing could be tried.
  func publish(
    _ show: Show,
    to name: String?,
    _ options: Publisher.Options
  ) async throws -> Outcome {
    let targets = try targets(of: show, named: name)
    var options = options
    if targets.contains(where: { $0.report != nil }) {
      options.makeReport = { [self, now = options.now] in try await weeklyReport(show, at: now) }
    }
    let lock = try PublishingState.lock(in: workspace.root)
    // A build that exchanged the folder meanwhile would leave a feed without its files at the target.
    let (current, buildLock) = try workspace.lockedBuiltFolder {
      common.note("waiting for a build")
    }
    let folder = try FeedFolder(
      current.path,
      built: current.files,
      others: current.others,
      in: workspace.root
    )
    if !folder.leftOut.isEmpty, !common.quiet {
      let names = folder.leftOut.prefix(3).map(\.escapedForDisplay).joined(separator: ", ")
      let more = folder.leftOut.count > 3 ? " and \(folder.leftOut.count - 3) more" : ""
      common.note("not published, because no build has written them: \(names)\(more)")
    }
    var reports: [PublishingReport] = []
    var failures: [WorkFailure] = []
    for target in targets {
      do {
        let report = try await publish(folder, to: target, options)
        reports.append(report)
        for note in report.notes.prefix(Self.shownProblems) { common.printer.printNote(note) }
        for problem in report.problems.prefix(Self.shownProblems) {
          common.printer.printFailure(problem)
        }
        for problem in report.announcementProblems {
          failures.append(WorkFailure(problem))
          common.printer.printFailure(problem)
        }
        if !report.problems.isEmpty {
          failures.append(
            WorkFailure(
              "published to \(target.name.value), but \(report.problems.count) of "
                + "\(report.verifiedLinks ?? 0) links don't work at the public address"
            )
          )
          common.printer.printFailure(failures[failures.count - 1].message)
        }
      } catch let failure as WorkFailure {
        failures.append(failure)
        common.printer.printFailure(failure.message)
      }
    }
    _ = consume lock
    _ = buildLock
    if common.json {
      Output.result(Self.json(reports))
    } else if !common.quiet {
      for report in reports {
        Output.result(PublishingSummary(report, verbose: common.verbose).text)
      }
    }
    return Outcome(
      hasFailed: !failures.isEmpty,
      nextUpkeep: reports.compactMap(\.nextUpkeep).min()
    )
  }

  /// The week as managers see it: the schedule, and how long the episodes are.
  private func weeklyReport(_ show: Show, at now: Moment) async throws -> WeeklyReport {
    let production = Production(
      workspace: try Workspace(root: workspace.path("")),
      options: Production.Options(now: now, jobs: Machine.cores),
      progress: ProgressBar(isOn: false)
    )
    let survey = try await production.survey(feed: nil)
    guard let plan = survey.contents?.plan else {
      throw WorkFailure(
        "can't make the report of the week: show.yml has errors; run `roadcast check`"
      )
    }
    let style = TerminalStyle(isColored: false)
    let calendar = CadenceCalendar(of: plan, since: plan.now.date.advanced(by: -28))
    return WeeklyReport(
      subject: "\(show.title): the week of \(show.dates.words.long(plan.now.date))",
      text: CalendarTables(calendar, style: style, columns: 76).text + "\n"
    )
  }

  private func publish(
    _ folder: FeedFolder,
    to target: Target,
    _ options: Publisher.Options
  ) async throws -> PublishingReport {
    let progress = PublishingBar(isOn: !common.quiet && !common.json)
    defer { progress.finish() }
    let publisher = try Publisher(
      folder,
      to: target,
      in: workspace.root,
      options,
      progress: progress
    )
    return try await publisher.publish()
  }

  private func targets(of show: Show, named name: String?) throws(WorkFailure) -> [Target] {
    guard !show.targets.isEmpty else {
      throw WorkFailure(
        usage: "show.yml has no `targets`; add one, such as "
          + "`targets: { web: { to: /srv/www/road-notes } }`"
      )
    }
    guard let name else { return show.targets }
    guard let target = show.targets.first(where: { $0.name.value == name }) else {
      let names = show.targets.map(\.name.value)
      throw WorkFailure(
        usage: "no target \(name.quoted)"
          + Suggestion.clause(for: name, among: names, of: "show.yml")
      )
    }
    return [target]
  }

  static func json(_ reports: [PublishingReport]) -> String {
    var json = JSONWriter(forTerminal: true)
    json.object { json in
      json.list("targets", of: reports) { report, json in report.write(to: &json) }
    }
    return json.text
  }
}

extension CommonOptions {
  /// Prints what someone may want to know, unless only problems are wanted.
  func note(_ text: String) {
    if !quiet { Output.note(text) }
  }
}
