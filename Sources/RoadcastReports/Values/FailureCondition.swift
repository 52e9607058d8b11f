package import RoadcastModel

/// A condition on which a nightly job wants a report to fail.
package enum FailureCondition: String, Sendable, CaseIterable {
  /// A version is longer than the maximum.
  case over
  /// A version is shorter than the minimum.
  case under
  /// A version is outside the target band.
  case target
  /// A slot has passed without an episode, or a draft's date has passed.
  case late

  /// A sentence for each time the condition is met.
  ///
  /// An episode that can't be measured meets every condition about lengths.
  package func failures(in report: LengthsReport, _ calendar: CadenceCalendar) -> [String] {
    if self == .late { return lateEpisodes(in: calendar) }
    let cuts = report.cuts.filter { isMet(by: $0.cut.length.verdict) }.map { episode, cut in
      let names =
        cut.feeds.contains(.main) ? [] : cut.feeds.compactMap { $0.audience?.quoted }
      let audiences = names.isEmpty ? "" : " for \(names.joined(separator: ", "))"
      return "\(rawValue): \(episode.slug) runs \(cut.length.text)\(audiences), "
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

  private func lateEpisodes(in calendar: CadenceCalendar) -> [String] {
    calendar.missing.map { slot in
      slot.first == slot.last
        ? "late: no episode on \(slot.first)"
        : "late: no episode from \(slot.first) to \(slot.last)"
    }
      + calendar.stale.filter { $0.reason == .draftOverdue }.map {
        "late: \($0.slug) is still a draft"
      }
  }
}
