import RoadcastFeed
package import RoadcastFiles
import RoadcastHashing
package import RoadcastModel

/// Sends the published folder to one target: media, pages, feeds, and removals at the end.
package struct Publisher: Sendable {
  package struct Options: Sendable {
    package var now: Moment

    /// Whether only the plan is made.
    package var isDryRun = false

    /// Whether files with names that only builds choose are taken for ours.
    package var adopts = false

    /// Whether the links of what was published are fetched at the public address.
    package var verifies = true

    /// Whether they're fetched even if nothing was sent.
    package var verifiesAlways = false

    package var show: Show

    /// Makes the report of the week; nil if none is sent.
    package var makeReport: (@Sendable () async throws -> WeeklyReport)?

    /// Until when superseded media stay whatever their time is, because the clock has jumped.
    package var earliestRemoval: Moment?

    /// Whether superseded media are removed at once.
    package var removesAtOnce = false

    package init(now: Moment, show: Show) {
      self.now = now
      self.show = show
    }
  }

  let folder: FeedFolder
  let target: Target
  let destination: any Destination
  let options: Options
  let progress: any PublishingProgress

  private let announcer: Announcer

  /// Where copies of what we know of targets are; an absolute path.
  let stateFolder: String

  /// - Parameters:
  ///   - folder: What's published.
  ///   - target: Where it goes.
  ///   - root: The workspace's folder, an absolute path.
  ///   - options: The rest.
  ///   - progress: Hears how it goes on.
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
  /// - Returns: What was done.
  /// - Throws: `WorkFailure` if it can't be done; then the target's feeds link to nothing that isn't there.
  package func publish() async throws -> PublishingReport {
    let first = try await compare()
    var plan = first.plan
    let messages = try announcer.messages(plan.record)
    if options.isDryRun || plan.isEmpty && !plan.changesRecord && messages.isEmpty && !isUnverified
    {
      var report = PublishingReport(target: target, plan: plan, isDryRun: options.isDryRun)
      report.nextReport = announcer.nextReport
      report.announcements = messages
      if options.verifiesAlways, !options.isDryRun { try await verify(&report) }
      return report
    }
    let lock = TargetLock(destination)
    try await lock.take()
    do {
      // Someone else can have published meanwhile.
      let bytes = try await destination.read(TargetRecord.path, limit: TargetRecord.mostBytes)
      if bytes != first.recordBytes { plan = try await compare().plan }
      let keptAlive = Task { await lock.keepAlive() }
      defer { keptAlive.cancel() }
      let report = try await carryOut(plan, lock)
      await lock.release()
      return report
    } catch {
      await lock.release()
      throw error
    }
  }

  private func verify(_ report: inout PublishingReport) async throws {
    guard options.verifies, target.isVerified else { return }
    let name = target.name.value
    progress.begin("fetching what the feed links to", at: name)
    let age = verification.secondsSinceSending
    let check = PublicCheck(
      folder: folder,
      base: options.show.baseURL.value,
      isFresh: age.map { $0 < PublicCheck.staleSeconds } ?? false
    )
    report.verification = try await check.run { [progress] share in
      progress.begin("fetching what the feed links to, \(Int(share * 100)) %", at: name)
    }
    if report.isStale {
      report.nextCheck = Moment(seconds: options.now.seconds + PublicCheck.staleSeconds)
    } else if report.problems.isEmpty {
      verification.finish()
    }
  }

  /// What's known of the last look at the public address.
  private var verification: PendingVerification {
    PendingVerification(file: "\(copyPath).unverified")
  }

  /// Whether what was sent last hasn't been seen at the public address yet.
  private var isUnverified: Bool {
    options.verifies && target.isVerified && verification.secondsSinceSending != nil
  }

  // MARK: Planning

  /// What's to do, and the list at the target from which that follows.
  private struct Comparison {
    var plan: PublishingPlan
    var recordBytes: [UInt8]?
  }

  private func compare() async throws -> Comparison {
    progress.begin("comparing", at: target.name.value)
    let show = try showGUID()
    async let listed = destination.list()
    async let read = destination.read(TargetRecord.path, limit: TargetRecord.mostBytes)
    let (listing, bytes) = try await (listed, read)
    let record = try record(bytes, listing: listing)
    if let record, record.show != show, !options.adopts {
      throw WorkFailure(
        "\(destination.name) has another show (its guid is \(record.show.quoted)); correct `to` of the "
          + "target \(target.name.value.quoted) in show.yml, or use --adopt if it's this show with an earlier "
          + "guid"
      )
    }
    let plan = PublishingPlan(
      of: folder.files,
      against: listing,
      record,
      show: show,
      PublishingPlan.Terms(
        now: options.now,
        grace: options.removesAtOnce ? 0 : target.grace,
        earliestRemoval: options.removesAtOnce ? nil : options.earliestRemoval,
        adopts: options.adopts
      )
    )
    guard plan.conflicts.isEmpty else { throw refusal(plan.conflicts, record: record) }
    return Comparison(plan: plan, recordBytes: bytes)
  }

  private func refusal(_ conflicts: [String], record: TargetRecord?) -> WorkFailure {
    let shown = conflicts.prefix(5).map(\.escapedForDisplay).joined(separator: ", ")
    let more = conflicts.count > 5 ? " and \(conflicts.count - 5) more" : ""
    return WorkFailure(
      "\(destination.name) already has files that Roadcast didn't put there (\(shown)\(more)); move them, or "
        + "use --adopt if they're from an earlier copy of this feed"
    )
  }

  /// What we know of the target: what it says itself, or else the copy that this workspace has.
  private func record(_ bytes: [UInt8]?, listing: [String: Int]) throws -> TargetRecord? {
    if let bytes, let record = TargetRecord(bytes) { return record }
    // The target was emptied.
    guard !listing.isEmpty else { return nil }
    let copy = (try? InputFile.existing(at: copyPath)?.read(limit: TargetRecord.mostBytes)) ?? nil
    return copy.flatMap(TargetRecord.init)
  }

  /// A target that moves has other files: those at its new place aren't ours because of the old one.
  private var copyPath: String {
    let place = Digest.hex(destination.name.utf8).prefix(16)
    return "\(stateFolder)/\(target.name.value)-\(place).record"
  }

  private func showGUID() throws(WorkFailure) -> String {
    let path = "\(folder.path)/\(FeedLayout.feed(.main))"
    guard let bytes = try InputFile.existing(at: path)?.read(limit: 64 << 20),
      let outline = try? FeedOutline(bytes, forEachEntry: { _ in })
    else { throw WorkFailure("\(path) isn't a feed; run `roadcast build`") }
    let guid = outline.guid ?? outline.selfURL
    // One word, whatever it is.
    return guid.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !guid.isEmpty
      ? guid : Digest.hex(guid.utf8)
  }

  // MARK: Doing

  private func carryOut(
    _ plan: PublishingPlan,
    _ lock: TargetLock
  ) async throws -> PublishingReport {
    if !plan.sends.isEmpty {
      try await write(plan.recordWhileSending)
      if options.verifies, target.isVerified { try verification.begin() }
    }
    for stage in PublishingStage.allCases {
      let files = plan.sends(stage)
      guard !files.isEmpty else { continue }
      if stage == .feeds {
        // Of the others, too: another machine can have removed what was there when this began.
        try await verifyArrival(of: folder.files.filter { $0.stage < .feeds })
        try requireUnchanged(files)
        try await lock.confirm()
      }
      let bytes = files.reduce(0) { $0 + $1.size }
      let name = target.name.value
      progress.sent(stage, share: 0, of: bytes, to: name)
      try await destination.send(files, from: folder.path) { [progress] share in
        progress.sent(stage, share: share, of: bytes, to: name)
      }
    }
    if !plan.sends.isEmpty { try await verifyArrival(of: folder.files) }
    try await lock.confirm()
    if !plan.removals.isEmpty {
      progress.begin("removing old files", at: target.name.value)
      try await destination.remove(plan.removals)
    }
    if plan.changesRecord || !plan.sends.isEmpty { try await write(plan.record) }
    var report = PublishingReport(target: target, plan: plan, isDryRun: false)
    report.nextReport = announcer.nextReport
    if !plan.sends.isEmpty || options.verifiesAlways || isUnverified { try await verify(&report) }
    // What can't be reached isn't announced.
    if report.problems.isEmpty { try await announce(&report, lock) }
    return report
  }

  /// Checks that feeds are still those that the plan was made for: on a file system without locks, a build can
  /// have written others, which link to files that weren't sent.
  private func requireUnchanged(_ feeds: [FeedFile]) throws {
    let source = try Folder(folder.path)
    for feed in feeds {
      let path = "\(folder.path)/\(feed.path)"
      let file = try? source.file(feed.path, called: path)
      guard let file, try Digest.hex(of: file) == feed.hash else {
        throw WorkFailure("\(path) was changed meanwhile; publish again")
      }
    }
  }

  private func announce(_ report: inout PublishingReport, _ lock: TargetLock) async throws {
    var record = report.plan.record
    let messages = try announcer.messages(record)
    guard !messages.isEmpty else { return }
    try await lock.confirm()
    progress.begin("announcing", at: target.name.value)
    report.announcementProblems = await announcer.tell(messages, &record)
    report.announcements = messages.filter { record.hasAnnounced($0.key) }
    if record != report.plan.record { try await write(record) }
  }

  /// Checks that files are at the target with all of their bytes, before anything links to them.
  private func verifyArrival(of files: [FeedFile]) async throws {
    guard !files.isEmpty else { return }
    progress.begin("checking what arrived", at: target.name.value)
    let listing = try await destination.list()
    for file in files {
      guard let size = listing[file.path] else {
        throw WorkFailure(
          "\(destination.name) doesn't have \(file.path), though it was sent; publish again"
        )
      }
      guard size == file.size || size == -1 else {
        throw WorkFailure(
          "\(destination.name) has \(size) bytes of \(file.path) instead of \(file.size); publish again"
        )
      }
    }
  }

  private func write(_ record: TargetRecord) async throws {
    let bytes = record.bytes
    // The copy is for a target whose own list was damaged.
    try FileSystem.createFolder(stateFolder)
    try PendingFile.write(bytes, to: copyPath, replaces: true)
    try await destination.write(bytes, to: TargetRecord.path)
  }
}
