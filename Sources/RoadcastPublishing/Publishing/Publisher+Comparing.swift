import RoadcastFeed
import RoadcastFiles
import RoadcastHashing
import RoadcastModel

extension Publisher {
  /// What's to do, and the list at the target from which that follows.
  struct Comparison {
    var plan: PublishingPlan
    var recordBytes: [UInt8]?
  }

  /// Compares the folder with the target.
  ///
  /// - Returns: What's to do.
  /// - Throws: If the target can't be read, or has something of someone else where ours would go.
  func compare() async throws -> Comparison {
    progress.begin("comparing", at: target.name.value)
    let show = try showGUID()
    async let listed = destination.list()
    // The small file first: where nothing answers, it's what ends soon.
    let bytes = try await destination.read(TargetRecord.path, limit: TargetRecord.mostBytes)
    let listing = try await listed
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
    guard plan.conflicts.isEmpty else { throw refusal(plan.conflicts) }
    return Comparison(plan: plan, recordBytes: bytes)
  }

  private func refusal(_ conflicts: [String]) -> WorkFailure {
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
}
