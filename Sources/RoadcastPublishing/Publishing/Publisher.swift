package import RoadcastFiles
import RoadcastHashing
package import RoadcastModel

/// Sends the published folder to one target: media, pages, feeds, and removals at the end.
package struct Publisher: Sendable {
  let folder: FeedFolder
  let target: Target
  let destination: any Destination
  let options: Options
  let progress: any PublishingProgress
  let announcer: Announcer

  /// Where copies of what we know of targets are; an absolute path.
  let stateFolder: String

  /// - Parameters:
  ///   - folder: What's published.
  ///   - target: Where it goes.
  ///   - root: The workspace's folder, an absolute path.
  ///   - options: What is left.
  ///   - progress: Is notified of the progress.
  /// - Throws: If the target can't be one.
  package init(
    _ folder: FeedFolder,
    to target: Target,
    in root: String,
    _ options: Options,
    progress: any PublishingProgress
  ) throws(WorkFailure) {
    self.folder = folder
    self.target = target
    self.options = options
    self.progress = progress
    destination = try TargetPlace.destination(of: target, in: root)
    announcer = Announcer(
      show: options.show,
      target: target,
      folder: folder,
      root: root,
      now: options.now,
      makeReport: options.makeReport
    )
    stateFolder = "\(root)/\(PublishingState.folder)"
  }

  /// Compares, and sends and removes what's different.
  ///
  /// The folder must stay as it is until this returns. What's left to do doesn't need it.
  ///
  /// - Returns: What was done. Call ``Delivery/finish()`` in any case: others can't publish to the target until
  ///   then.
  /// - Throws: `WorkFailure` if it can't be done; then the target's feeds link to nothing that isn't there.
  package func send() async throws -> Delivery {
    let first = try await compare()
    var plan = first.plan
    let messages = try announcer.messages(plan.record)
    if options.isDryRun || plan.isEmpty && !plan.changesRecord && messages.isEmpty && !isUnverified
    {
      var report = report(of: plan)
      report.announcements = messages
      if options.previewsAnnouncements { report.previews = await announcer.previews(of: messages) }
      let check = options.verifiesAlways && !options.isDryRun ? try publicCheck() : nil
      return Delivery(publisher: self, report: report, check: check, lock: nil, messages: [])
    }
    let lock = TargetLock(destination)
    try await lock.take()
    do {
      // Someone else can have published meanwhile.
      let bytes = try await destination.read(TargetRecord.path, limit: TargetRecord.mostBytes)
      if bytes != first.recordBytes { plan = try await compare().plan }
      try await carryOut(plan, lock)
      let isWanted = !plan.sends.isEmpty || options.verifiesAlways || isUnverified
      return Delivery(
        publisher: self,
        report: report(of: plan),
        check: isWanted ? try publicCheck() : nil,
        lock: lock,
        messages: try announcer.messages(plan.record)
      )
    } catch {
      await lock.release()
      throw error
    }
  }

  private func report(of plan: PublishingPlan) -> PublishingReport {
    var report = PublishingReport(target: target, plan: plan, isDryRun: options.isDryRun)
    report.nextReport = announcer.nextReport
    return report
  }

  // MARK: The public address

  /// What's to be fetched at the public address; nil if nothing is to be.
  private func publicCheck() throws(WorkFailure) -> PublicCheck? {
    guard options.verifies, target.isVerified else { return nil }
    progress.begin("reading what the feed links to", at: target.name.value)
    return try PublicCheck(
      of: folder,
      base: options.show.baseURL.value,
      advice: options.adviceWithoutAccess
    )
  }

  /// What's known of the last look at the public address.
  var verification: PendingVerification {
    PendingVerification(file: "\(copyPath).unverified")
  }

  /// Whether what was sent last hasn't been seen at the public address yet.
  private var isUnverified: Bool {
    options.verifies && target.isVerified && verification.secondsSinceSending != nil
  }

  // MARK: What's known of the target

  /// A target that moves has other files: those at its new place aren't ours because of the old one.
  var copyPath: String {
    let place = Digest.hex(destination.name.utf8).prefix(16)
    return "\(stateFolder)/\(target.name.value)-\(place).record"
  }

  /// Writes what's known of the target, there and in the workspace.
  ///
  /// - Parameter record: What's known.
  /// - Throws: If it can't be written.
  func write(_ record: TargetRecord) async throws {
    let bytes = record.bytes
    // The copy is for a target whose own list was damaged.
    try FileSystem.createFolder(stateFolder)
    try PendingFile.write(bytes, to: copyPath, replaces: true)
    try await destination.write(bytes, to: TargetRecord.path)
  }
}
