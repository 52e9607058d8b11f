import RoadcastModel

/// What was published last, and what it changes.
extension Preparation {
  /// Approves episodes that are out already: they need no new approval.
  mutating func acceptWhatIsPublished(_ show: Show) {
    guard manuscript.episodes.contains(where: { !$0.awaiting.isEmpty }) else { return }
    let ledger = readLedger(of: show.feeds)
    for index in manuscript.episodes.indices
    where ledger.hasPublished(manuscript.episodes[index].slug, in: show.feeds) {
      manuscript.episodes[index].awaiting = []
    }
  }

  /// Adds what was published last to the plan.
  mutating func compareWithLedger() {
    guard var plan else { return }
    // Changing a shared plan copies it, which is slow for a large show.
    self.plan = nil
    let ledger = readLedger(of: plan.feeds)
    let known = Dictionary(grouping: index.programmes.values) {
      String($0.hash.prefix(FeedLayout.hashDigits))
    }
    let comparison = LedgerComparison(ledger: ledger) { [recordings, finished] hash, programme in
      guard let files = known[String(hash.prefix(FeedLayout.hashDigits))] else { return nil }
      let masters = programme.parts.compactMap {
        recordings[$0.use]?.key ?? finished[$0.use]?.hash
      }
      return !files.contains { $0.masters == masters }
    }
    comparison.compare(&plan)
    plan.withdrawals = WithdrawalFinder(ledger: ledger, slugs: Set(manuscript.slugs))
      .withdrawals(in: plan)
    self.plan = plan
  }

  /// Reads what was published last, once.
  mutating func readLedger(of feeds: [Feed]) -> Ledger {
    if let ledger { return ledger }
    let ledger = Ledger.read(
      outputs,
      feeds: feeds,
      known: index.published,
      into: &diagnostics[.show]
    )
    self.ledger = ledger
    return ledger
  }
}
