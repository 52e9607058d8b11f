import RoadcastModel

/// A programme's length beside the show's limits, in the words of the three checks of lengths.
struct CheckedLength {
  let planned: PlannedEpisode
  let programme: Programme
  let policy: LengthPolicy

  /// Who gets it, where it's a version for the tags of subscribers alone.
  let cut: TagCut?

  private let plan: Plan

  /// The programmes of an episode that are checked, equal ones once.
  ///
  /// They are the programmes of feeds in which the episode is due; all of them while it isn't due in
  /// any.
  static func all(of planned: PlannedEpisode, in plan: Plan) -> [CheckedLength] {
    var checked: [[Programme.Part]] = []
    let programmes = planned.programmes.filter { programme in
      plan.checksAll || !planned.isDue || planned.dueIn.contains(programme.feed)
    }
    let cuts = plan.tagCuts(among: programmes)
    return programmes.compactMap { programme in
      guard !checked.contains(programme.parts) else { return nil }
      checked.append(programme.parts)
      return CheckedLength(
        planned: planned,
        programme: programme,
        policy: plan.show.length,
        cut: programme.feed.tagSet.flatMap { _ in
          cuts.first { $0.programme.parts == programme.parts }
        },
        plan: plan
      )
    }
  }

  var verdict: LengthPolicy.Verdict {
    policy.verdict(samples: programme.duration, at: programme.sampleRate)
  }

  /// A draft can still grow or shrink; elsewhere a limit is a limit.
  var severity: Diagnostic.Severity {
    planned.episode.isDraft && planned.isDue ? .warning : .error
  }

  /// `runs 4:12.3`, and for which audience or tags if it isn't the main feed's version.
  func runs(_ rounding: LengthText.Rounding) -> String {
    let length = LengthText.format(
      samples: programme.duration,
      at: programme.sampleRate,
      rounding
    )
    if let cut { return "runs \(length) for \(cut.listeners)" }
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
    return "; longest segment \"\(name(longest))\" runs \(length) (\(shares)\(others))\(remedy)"
  }

  /// The end of a message about a version for tags: which segment to drop or to add.
  ///
  /// It's the shortest one that brings the version within the limits; of those to drop, preferably one that
  /// isn't for everyone.
  private var remedy: String {
    guard cut != nil, verdict == .tooShort || verdict == .tooLong else { return "" }
    let episode = planned.episode
    let present = programme.segments.map(\.index)
    func length(_ indices: [Int]) -> Int? {
      guard let samples = plan.duration(of: episode, segments: indices) else { return nil }
      switch policy.verdict(samples: samples, at: programme.sampleRate) {
      case .tooShort, .tooLong: return nil
      case .belowTarget, .onTarget, .aboveTarget: return samples
      }
    }
    let isLong = verdict == .tooLong
    let candidates =
      isLong ? present : episode.segments.indices.filter { !present.contains($0) }
    let fitting = candidates.compactMap { index -> (index: Int, samples: Int, isOwn: Bool)? in
      let indices = isLong ? present.filter { $0 != index } : (present + [index]).sorted()
      guard let samples = length(indices) else { return nil }
      return (index, samples, !episode.segments[index].only.isEmpty)
    }
    let change: (Int) -> Int = { abs($0 - programme.duration) }
    let own = fitting.filter(\.isOwn)
    let best = (own.isEmpty ? fitting : own).min { change($0.samples) < change($1.samples) }
    guard let best else {
      return isLong
        ? "; no single segment is long enough to drop, so shorten several"
        : "; no other segment would make it long enough, so record one for these tags"
    }
    let name = episode.segments[best.index].fileName.escapedForDisplay
    let length = LengthText.format(samples: best.samples, at: programme.sampleRate)
    return isLong
      ? "; drop \"\(name)\" for these tags, and it runs \(length)"
      : "; add \"\(name)\" by its `only`, and it runs \(length)"
  }

  /// A number of samples as a percentage of all segments, as in the report of lengths.
  private func share(_ length: Int) -> String { "\(programme.percent(of: length))%" }

  private func name(_ segment: (index: Int, part: Programme.Part)) -> String {
    planned.episode.segments[segment.index].fileName.escapedForDisplay
  }
}
