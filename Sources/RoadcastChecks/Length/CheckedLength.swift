import RoadcastModel

/// What the three rules on length have in common: whom they judge, and how they tell it.
struct LengthMessage {
  let planned: PlannedEpisode
  let programme: Programme
  let policy: LengthPolicy

  /// The programmes to judge: those of due feeds, or all while the episode is in none; equal cuts once.
  static func all(for planned: PlannedEpisode, in plan: Plan) -> [LengthMessage] {
    var told: [[Programme.Part]] = []
    return planned.programmes.compactMap { programme in
      guard plan.judgesAll || !planned.isDue || planned.dueIn.contains(programme.audience),
        !told.contains(programme.parts)
      else { return nil }
      told.append(programme.parts)
      return LengthMessage(planned: planned, programme: programme, policy: plan.show.length)
    }
  }

  var verdict: LengthPolicy.Verdict {
    policy.verdict(samples: programme.duration, at: programme.sampleRate)
  }

  /// A draft may still grow or shrink; elsewhere a limit is a limit.
  var severity: Diagnostic.Severity {
    planned.episode.isDraft && planned.isDue ? .warning : .error
  }

  /// `runs 4:12.3`, for whom where it is not the main feed.
  func runs(_ rounding: LengthText.Rounding) -> String {
    let length = LengthText.tell(
      samples: programme.duration,
      at: programme.sampleRate,
      rounding
    )
    let whom = programme.audience.map { " for the audience \"\($0)\"" } ?? ""
    return "runs \(length)\(whom)"
  }

  /// How far the length, rounded against the speaker, is from a limit.
  func distance(to limit: Milliseconds, _ rounding: LengthText.Rounding) -> String {
    let length = LengthText.tenths(
      samples: programme.duration,
      at: programme.sampleRate,
      rounding
    )
    return LengthText.tell(tenths: abs((limit.count + 50) / 100 - length))
  }

  /// The most segments whose shares are told one by one.
  private static let toldOneByOne = 6

  /// The longest segment, and each one's share of the whole; of many only the largest shares, as
  /// they are played, and what the others come to.
  var make: String {
    let segments = programme.segments
    let byLength = segments.sorted { $0.part.length > $1.part.length }
    guard let longest = byLength.first else { return "" }
    let length = LengthText.tell(samples: longest.part.length, at: programme.sampleRate)
    var told = segments
    var others = ""
    if segments.count > Self.toldOneByOne {
      let largest = Set(byLength.prefix(Self.toldOneByOne - 1).map(\.index))
      told = segments.filter { largest.contains($0.index) }
      let rest = segments.filter { !largest.contains($0.index) }
      others = ", \(rest.count) others \(share(rest.reduce(0) { $0 + $1.part.length }))"
    }
    let shares = told.map { "\(name($0)) \(share($0.part.length))" }.joined(separator: ", ")
    return "; longest segment \"\(name(longest))\" runs \(length) (\(shares)\(others))"
  }

  /// So many samples of the whole, in rounded per cent.
  private func share(_ length: Int) -> String {
    "\((200 * length + programme.duration) / (2 * programme.duration))%"
  }

  private func name(_ segment: (index: Int, part: Programme.Part)) -> String {
    planned.episode.segments[segment.index].fileName.escapedForDisplay
  }
}
