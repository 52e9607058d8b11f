import RoadcastModel

/// A programme's length beside the show's limits, in the words of the three checks of lengths.
struct CheckedLength {
  let planned: PlannedEpisode
  let programme: Programme
  let policy: LengthPolicy

  /// The programmes of an episode that are checked, equal ones once.
  ///
  /// They are the programmes of feeds in which the episode is due; all of them while it isn't due in
  /// any.
  static func all(of planned: PlannedEpisode, in plan: Plan) -> [CheckedLength] {
    var checked: [[Programme.Part]] = []
    return planned.programmes.compactMap { programme in
      guard plan.checksAll || !planned.isDue || planned.dueIn.contains(programme.feed),
        !checked.contains(programme.parts)
      else { return nil }
      checked.append(programme.parts)
      return CheckedLength(planned: planned, programme: programme, policy: plan.show.length)
    }
  }

  var verdict: LengthPolicy.Verdict {
    policy.verdict(samples: programme.duration, at: programme.sampleRate)
  }

  /// A draft can still grow or shrink; elsewhere a limit is a limit.
  var severity: Diagnostic.Severity {
    planned.episode.isDraft && planned.isDue ? .warning : .error
  }

  /// `runs 4:12.3`, and for which audience if it isn't the main feed's version.
  func runs(_ rounding: LengthText.Rounding) -> String {
    let length = LengthText.format(
      samples: programme.duration,
      at: programme.sampleRate,
      rounding
    )
    let audience = programme.feed.audience.map { " for the audience \"\($0)\"" } ?? ""
    return "runs \(length)\(audience)"
  }

  /// How far the length is from a limit.
  ///
  /// The length is rounded first, so that the two numbers of a message add up to the limit.
  func distance(to limit: Milliseconds, _ rounding: LengthText.Rounding) -> String {
    let length = LengthText.tenths(
      samples: programme.duration,
      at: programme.sampleRate,
      rounding
    )
    return LengthText.format(tenths: abs((limit.count + 50) / 100 - length))
  }

  /// The most segments whose shares are listed one by one.
  private static let mostShares = 6

  /// The end of a message: the longest segment, and each segment's share of the programme.
  ///
  /// Of many segments, only the largest shares are listed, in the order in which they play, and the
  /// sum of the others.
  var breakdown: String {
    let segments = programme.segments
    let byLength = segments.sorted { $0.part.length > $1.part.length }
    guard let longest = byLength.first else { return "" }
    let length = LengthText.format(samples: longest.part.length, at: programme.sampleRate)
    var listed = segments
    var others = ""
    if segments.count > Self.mostShares {
      let largest = Set(byLength.prefix(Self.mostShares - 1).map(\.index))
      listed = segments.filter { largest.contains($0.index) }
      let rest = segments.filter { !largest.contains($0.index) }
      others = ", \(rest.count) others \(share(rest.reduce(0) { $0 + $1.part.length }))"
    }
    let shares = listed.map { "\(name($0)) \(share($0.part.length))" }.joined(separator: ", ")
    return "; longest segment \"\(name(longest))\" runs \(length) (\(shares)\(others))"
  }

  /// A number of samples as a percentage of all segments, as in the report of lengths.
  private func share(_ length: Int) -> String { "\(programme.percent(of: length))%" }

  private func name(_ segment: (index: Int, part: Programme.Part)) -> String {
    planned.episode.segments[segment.index].fileName.escapedForDisplay
  }
}
