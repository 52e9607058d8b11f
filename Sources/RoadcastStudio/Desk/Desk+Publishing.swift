import RoadcastFiles
import RoadcastModel
import RoadcastProduction
import RoadcastPublishing

extension Desk {
  /// The names of the show's targets.
  func targets() -> [Target] { (try? workspace().readShow().show?.targets) ?? [] }

  /// Sends `feed/` to a target, or finds out what would be sent.
  ///
  /// - Parameters:
  ///   - name: The target's name.
  ///   - isRehearsal: Whether nothing is sent.
  /// - Returns: What was done.
  /// - Throws: If there's no such target, or it can't be reached.
  func publish(to name: String, isRehearsal: Bool) async throws -> PublishingReport {
    try await builds.run { [self] in
      guard let show = try workspace().readShow().show,
        let target = show.targets.first(where: { $0.name.value == name })
      else {
        throw WorkFailure("show.yml has no target \(name.quoted) any more")
      }
      let workspace = try workspace()
      let lock = try PublishingState.lock(in: root)
      var options = Publisher.Options(now: now, show: show)
      options.isDryRun = isRehearsal
      let report = try await send(to: target, workspace, options).finish()
      if !isRehearsal {
        DueState.noteManualRun(in: workspace.path(PublishingState.folder), at: now)
      }
      _ = consume lock
      return report
    }
  }

  /// Sends the published folder, which no build can replace meanwhile.
  private func send(
    to target: Target,
    _ workspace: Workspace,
    _ options: Publisher.Options
  ) async throws -> Delivery {
    let (built, buildLock) = try workspace.lockedBuiltFolder {}
    let folder = try FeedFolder(built.path, built: built.files, others: built.others, in: root)
    let publisher = try Publisher(folder, to: target, in: root, options, progress: progress)
    let delivery = try await publisher.send()
    _ = buildLock
    return delivery
  }

  /// Runs the show's transcriber for an episode's recordings without a transcript.
  ///
  /// - Parameter slug: The episode.
  /// - Returns: The new transcripts, and what went wrong.
  /// - Throws: If the workspace can't be read.
  func transcribe(_ slug: String) async throws -> TranscriptionReport {
    try await builds.run { [self] in
      var options = Production.Options(now: now, jobs: ProcessEnvironment.cores)
      options.slugs = [slug]
      let production = Production(
        workspace: try workspace(),
        options: options,
        progress: progress
      )
      return try await production.transcribe(limit: nil)
    }
  }
}
