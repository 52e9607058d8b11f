package import RoadcastModel

/// What a nightly job may want to fail on.
package enum FailureCondition: String, Sendable, CaseIterable {
  /// A cut over the maximum.
  case over
  /// A cut under the minimum.
  case under
  /// A cut off the target band; one outside the limits is.
  case target
  /// A slot that went by without an episode, or a draft whose moment went by.
  case late

  /// A sentence for each way in which it is met.
  ///
  /// An episode that can't be measured meets every condition on lengths.
  package func failures(in report: LengthsReport, _ calendar: CadenceCalendar) -> [String] {
    if self == .late { return late(in: calendar) }
    let cuts = report.cuts.filter { isMet(by: $0.cut.length.verdict) }.map { episode, cut in
      let names =
        cut.feeds.contains(.main) ? [] : cut.feeds.compactMap { $0.audience?.quoted }
      let whom = names.isEmpty ? "" : " for \(names.joined(separator: ", "))"
      return "\(rawValue): \(episode.slug) runs \(cut.length.text)\(whom), "
        + cut.length.standing(report.policy)
    }
    return cuts + report.unmeasured.map { "\(rawValue): \($0.slug) can't be measured" }
  }

  private func isMet(by verdict: LengthPolicy.Verdict) -> Bool {
    switch self {
    case .over: verdict == .tooLong
    case .under: verdict == .tooShort
    case .target: verdict != .onTarget
    case .late: false
    }
  }

  private func late(in calendar: CadenceCalendar) -> [String] {
    calendar.missing.map { slot in
      slot.first == slot.last
        ? "late: nothing went out on \(slot.first)"
        : "late: nothing went out from \(slot.first) to \(slot.last)"
    }
      + calendar.stale.filter { $0.reason == .draftOverdue }.map {
        "late: \($0.slug) is a draft still"
      }
  }
}
