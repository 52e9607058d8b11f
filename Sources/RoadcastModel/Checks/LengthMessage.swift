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

  /// The longest segment, and each one's share of the whole.
  var make: String {
    let segments = programme.segments
    guard let longest = segments.max(by: { $0.part.length < $1.part.length }) else { return "" }
    let length = LengthText.tell(samples: longest.part.length, at: programme.sampleRate)
    let shares = segments.map { segment in
      let share = (200 * segment.part.length + programme.duration) / (2 * programme.duration)
      return "\(name(segment)) \(share)%"
    }
    return
      "; longest segment \"\(name(longest))\" runs \(length) (\(shares.joined(separator: ", ")))"
  }

  private func name(_ segment: (index: Int, part: Programme.Part)) -> String {
    planned.episode.segments[segment.index].fileName.escapedForDisplay
  }
}
