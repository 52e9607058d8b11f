import RoadcastFiles
import RoadcastModel

/// What was sent to a target, and what's left to do there: to look at the public address, and to announce.
///
/// None of that needs the published folder, so a build can replace it meanwhile.
package struct Delivery: Sendable {
  let publisher: Publisher

  /// What was done so far.
  let report: PublishingReport

  /// What's to be fetched at the public address; nil for nothing.
  let check: PublicCheck?

  /// Keeps others away from the target; nil if nothing was done there.
  let lock: TargetLock?

  /// What to announce.
  let messages: [Announcer.Message]

  private var options: Publisher.Options { publisher.options }
  private var target: Target { publisher.target }

  /// Fetches every link at the public address, announces what's new, and lets others publish to the target.
  ///
  /// If the public address can't be reached, or the target can't be written, what was sent is there all the
  /// same: the report has the reason among its problems.
  ///
  /// - Returns: What was done in all.
  /// - Throws: If the task is cancelled.
  package func finish() async throws -> PublishingReport {
    var report = report
    do {
      if let check { try await verify(check, &report) }
      // What can't be reached isn't announced.
      if let lock, report.problems.isEmpty { try await announce(&report, lock) }
      await lock?.release()
    } catch let failure as WorkFailure {
      report.failures.append(failure.message)
      await lock?.release()
    } catch {
      await lock?.release()
      throw error
    }
    return report
  }

  /// Lets others publish to the target, when nothing more will be done there.
  package func release() async { await lock?.release() }

  private func verify(_ check: PublicCheck, _ report: inout PublishingReport) async throws {
    let name = target.name.value
    let progress = publisher.progress
    progress.begin("fetching what the feed links to", at: name)
    let verification = publisher.verification
    let age = verification.secondsSinceSending
    let isFresh = age.map { $0 < PublicCheck.staleSeconds } ?? false
    report.verification = try await check.run(isFresh: isFresh) { share in
      progress.begin("fetching what the feed links to, \(Int(share * 100)) %", at: name)
    }
    if report.isStale {
      report.nextCheck = Moment(seconds: options.now.seconds + PublicCheck.staleSeconds)
    } else if report.problems.isEmpty {
      verification.finish()
    }
  }

  private func announce(_ report: inout PublishingReport, _ lock: TargetLock) async throws {
    guard !messages.isEmpty else { return }
    var record = report.plan.record
    try await lock.confirm()
    publisher.progress.begin("announcing", at: target.name.value)
    report.announcementProblems = await publisher.announcer.tell(messages, &record)
    report.announcements = messages.filter { record.hasAnnounced($0.key) }
    if record != report.plan.record { try await publisher.write(record) }
  }
}
