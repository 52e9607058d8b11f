import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import RoadcastPublishing
import RoadcastReports

extension Desk {
  /// Builds the feeds.
  ///
  /// - Parameter author: Who asks; nil if that isn't known.
  /// - Returns: What was built, and what's wrong.
  /// - Throws: If something can't be read or written, or another build is running.
  func build(author: String?) async throws -> Report {
    let report = try await builds.run { [self] in
      try await production(progress: progress).build()
    }
    if let build = report.build { note(Self.words(of: build), by: author) }
    return report
  }

  private static func words(of build: BuildReport) -> String {
    let counts = [
      (BuildReport.Change.Kind.added, "new"), (.changed, "changed"), (.removed, "removed"),
    ]
    .compactMap { kind, word in
      let count = Set(build.changes.filter { $0.kind == kind }.map(\.slug)).count
      return count == 0 ? nil : "\(count) \(word)"
    }
    return "Build the feeds: \(counts.isEmpty ? "nothing new" : counts.joined(separator: ", "))"
  }

  /// Finds out what a target would get.
  ///
  /// It holds no lock: publishing and building go on meanwhile.
  ///
  /// - Parameter name: The target's name.
  /// - Returns: What would be done.
  /// - Throws: If there's no such target, or it can't be reached.
  func compare(with name: String) async throws -> PublishingReport {
    try await comparisons.run { [self] in
      let (show, target) = try target(name)
      var options = options(for: show, target)
      options.isDryRun = true
      options.previewsAnnouncements = true
      for _ in 1..<Self.mostComparisons {
        let built = try workspace().builtFolder()
        let opened = try Folder(built.path)
        do {
          let report = try await compare(built, with: target, options)
          if opened.isStill(at: built.path) { return report }
        } catch {
          guard !opened.isStill(at: built.path) else { throw error }
        }
        // A build has exchanged the folder meanwhile.
      }
      return try await compare(workspace().builtFolder(), with: target, options)
    }
  }

  /// How often a comparison begins anew because a build has exchanged the folder.
  private static let mostComparisons = 3

  private func compare(
    _ built: BuiltFolder,
    with target: Target,
    _ options: Publisher.Options
  ) async throws -> PublishingReport {
    let publisher = try Publisher(
      folder(built),
      to: target,
      in: root,
      options,
      progress: WorkProgress()
    )
    return try await publisher.send().finish()
  }

  /// Sends `feed/` to a target.
  ///
  /// - Parameters:
  ///   - name: The target's name.
  ///   - author: Who asks; nil if that isn't known.
  /// - Returns: What was done.
  /// - Throws: If there's no such target, it can't be reached, or someone else publishes.
  func publish(to name: String, author: String?) async throws -> PublishingReport {
    do {
      let report = try await sends.run { [self] in
        let (show, target) = try target(name)
        let lock = try PublishingState.lock(in: root)
        DueState.noteManualRun(in: "\(root)/\(PublishingState.folder)", at: now)
        let delivery = try await send(to: target, options(for: show, target))
        // By the time that the public address is looked at, a build may replace the folder.
        let report = try await delivery.finish()
        _ = consume lock
        return report
      }
      let problems = report.problems.count + report.announcementProblems.count
      note(
        "Send to \(name): \(Self.files(report.plan.sends.count))"
          + (problems == 0 ? "" : ", with \(problems) problem\(problems == 1 ? "" : "s")"),
        by: author
      )
      return report
    } catch {
      note("Send to \(name), which failed", by: author)
      throw error
    }
  }

  /// Sends the published folder, which no build can replace meanwhile.
  private func send(to target: Target, _ options: Publisher.Options) async throws -> Delivery {
    let (built, buildLock) = try workspace().lockedBuiltFolder { [sendProgress, root] in
      sendProgress.waitForBuild(of: root)
    }
    let publisher = try Publisher(
      folder(built),
      to: target,
      in: root,
      options,
      progress: sendProgress
    )
    let delivery = try await publisher.send()
    _ = buildLock
    return delivery
  }

  private static func files(_ count: Int) -> String { "\(count) file\(count == 1 ? "" : "s")" }

  private func target(_ name: String) throws -> (show: Show, target: Target) {
    guard let show = try workspace().readShow().show else {
      throw WorkFailure("show.yml has errors; correct them first")
    }
    guard let target = show.targets.first(where: { $0.name.value == name }) else {
      throw WorkFailure("show.yml no longer has a target \(name.quoted); load the page again")
    }
    guard FileSystem.isFolder("\(root)/\(OutputTree.open.folderName)") else {
      throw WorkFailure("nothing has been built here yet; build the feeds first")
    }
    return (show, target)
  }

  private func folder(_ built: BuiltFolder) throws -> FeedFolder {
    try FeedFolder(built.path, built: built.files, others: built.others, in: root)
  }

  private func options(for show: Show, _ target: Target) -> Publisher.Options {
    var options = Publisher.Options(now: now, show: show)
    if target.report != nil {
      options.makeReport = { [self] in
        guard let plan = try await production().survey(feed: nil).contents?.plan else {
          throw WorkFailure("can't make the report of the week: show.yml has errors")
        }
        let message = WeekMessage(of: plan)
        return WeeklyReport(subject: message.subject, text: message.text)
      }
    }
    return options
  }
}
