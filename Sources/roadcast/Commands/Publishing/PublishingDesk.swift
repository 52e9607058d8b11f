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
      options.makeReport = { [self, now = options.now] in try await weeklyReport(at: now) }
    }
    let lock = try PublishingState.lock(in: workspace.root)
    let bar = PublishingBar(isOn: !common.quiet && !common.json)
    var (deliveries, failures) = try await send(to: targets, options, bar)
    // By now a build may replace the folder.
    var reports: [PublishingReport] = []
    for (index, delivery) in deliveries.enumerated() {
      do {
        let report = try await delivery.finish()
        bar.finish()
        failures += problems(in: report)
        reports.append(report)
      } catch {
        bar.finish()
        for other in deliveries[(index + 1)...] { await other.release() }
        throw error
      }
    }
    _ = consume lock
    if common.json {
      Output.result(Self.json(reports))
    } else if !common.quiet {
      for report in reports {
        Output.result(PublishingSummary(report, verbose: common.verbose).text)
      }
    }
    return Outcome(hasFailed: failures > 0, nextUpkeep: reports.compactMap(\.nextUpkeep).min())
  }

  /// Sends the published folder, which no build can replace meanwhile.
  ///
  /// - Returns: What was sent, and how many targets have failed; that was printed.
  private func send(
    to targets: [Target],
    _ options: Publisher.Options,
    _ bar: PublishingBar
  ) async throws -> (deliveries: [Delivery], failures: Int) {
    // A build that exchanged the folder meanwhile would leave a feed without its files at the target.
    let (built, buildLock) = try workspace.lockedBuiltFolder {
      common.note("waiting for a build to finish")
    }
    let folder = try FeedFolder(
      built.path,
      built: built.files,
      others: built.others,
      in: workspace.root
    )
    if !folder.leftOut.isEmpty {
      let names = folder.leftOut.prefix(3).map(\.escapedForDisplay).joined(separator: ", ")
      let more = folder.leftOut.count > 3 ? " and \(folder.leftOut.count - 3) more" : ""
      common.note("not published, because no build has written them: \(names)\(more)")
    }
    var deliveries: [Delivery] = []
    var failures = 0
    for target in targets {
      do {
        defer { bar.finish() }
        let root = workspace.root
        let publisher = try Publisher(folder, to: target, in: root, options, progress: bar)
        deliveries.append(try await publisher.send())
      } catch let failure as WorkFailure {
        common.printer.printFailure(failure.message)
        failures += 1
      } catch {
        for delivery in deliveries { await delivery.release() }
        throw error
      }
    }
    _ = buildLock
    return (deliveries, failures)
  }

  /// Prints what's wrong at a target, and what someone may want to know.
  ///
  /// - Returns: How many failures there were.
  private func problems(in report: PublishingReport) -> Int {
    for note in report.notes.prefix(Self.shownProblems) { common.printer.printNote(note) }
    for problem in report.brokenLinks.prefix(Self.shownProblems) {
      common.printer.printFailure(problem)
    }
    let others = report.failures + report.announcementProblems
    for problem in others { common.printer.printFailure(problem) }
    guard !report.brokenLinks.isEmpty else { return others.count }
    common.printer.printFailure(
      "published to \(report.target.name.value), but \(report.brokenLinks.count) of "
        + "\(report.verifiedLinks ?? 0) links don't work at the public address"
    )
    return others.count + 1
  }

  /// The week as managers see it: the schedule, and how long the episodes are.
  private func weeklyReport(at now: Moment) async throws -> WeeklyReport {
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
    let message = WeekMessage(of: plan)
    return WeeklyReport(subject: message.subject, text: message.text)
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
