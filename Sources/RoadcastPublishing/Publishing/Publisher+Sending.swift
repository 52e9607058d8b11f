import RoadcastFiles
import RoadcastHashing
import RoadcastModel

extension Publisher {
  /// Sends and removes what a plan says.
  ///
  /// - Parameters:
  ///   - plan: What to do.
  ///   - lock: The target's lock, which is ours.
  /// - Throws: If it can't be done, or someone else has taken the lock.
  func carryOut(_ plan: PublishingPlan, _ lock: TargetLock) async throws {
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
}
