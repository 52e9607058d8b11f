package import RoadcastModel

/// A condition on which a nightly job wants a report to fail.
package enum FailureCondition: String, Sendable, CaseIterable {
  /// A version is longer than the maximum.
  case over
  /// A version is shorter than the minimum.
  case under
  /// A version is outside the target band.
  case target
  /// A slot has passed without an episode, or the date of a draft or of an episode that no feed contains.
  case late

  /// How many days a missed slot counts as late.
  ///
  /// No one can make up for an older one, so a nightly job must not fail for it for ever.
  static let lateDays = 28

  /// A sentence for each time the condition is met.
  ///
  /// An episode that can't be measured meets every condition about lengths.
  ///
  /// - Parameters:
  ///   - report: The lengths; versions that no feed contains yet count too.
  ///   - calendar: The slots.
  ///   - since: The first day of the missed slots that count; nil for the last ``lateDays`` days.
  /// - Returns: The sentences.
  package func failures(
    in report: LengthsReport,
    _ calendar: CadenceCalendar,
    since: CivilDate? = nil
  ) -> [String] {
    if self == .late {
      return lateEpisodes(
        in: calendar,
        since: since ?? calendar.today.advanced(by: -Self.lateDays)
      )
    }
    let cuts = LengthsReport.cuts(of: report.due).filter { isMet(by: $0.cut.length.verdict) }.map {
      episode,
      cut in
      let audiences = Self.listeners(of: cut)
      return "\(rawValue): \(episode.slug) runs \(cut.length.text)\(audiences), "
        + cut.length.standing(report.policy)
    }
    return cuts + report.unmeasured.map { "\(rawValue): \($0.slug) can't be measured" }
  }

  /// Who gets a version that the main feed doesn't have.
  private static func listeners(of cut: LengthsReport.Cut) -> String {
    if cut.feeds.contains(.main) { return "" }
    let names = cut.feeds.compactMap { $0.audience?.quoted }
    return
      " for \(names.isEmpty ? cut.feedNames().escapedForDisplay : names.joined(separator: ", "))"
  }

  private func isMet(by verdict: LengthPolicy.Verdict) -> Bool {
    switch self {
    case .over: verdict == .tooLong
    case .under: verdict == .tooShort
    case .target: verdict != .onTarget
    case .late: false
    }
  }

  private func lateEpisodes(in calendar: CadenceCalendar, since: CivilDate) -> [String] {
    calendar.missing.filter { $0.last >= since }.map { slot in
      "late: no episode for \(calendar.words.span(from: slot.first, to: slot.last))"
    }
      + calendar.stale.compactMap { episode in
        switch episode.reason {
        case .draftOverdue: "late: \(episode.slug) is still a draft"
        case .notReleased: "late: \(episode.slug) isn't in the feed; run `roadcast build`"
        case .reviewOverdue: nil
        }
      }
  }
}
