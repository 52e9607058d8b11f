/// Aligns the units of a script with the speech of a recording.
///
/// It finds a path through units and pauses, in the way in which sentences of two languages are matched
/// by their lengths (Gale and Church, 1993): one or a few units belong to the speech between two pauses.
/// A path is cheap where the speech is as long as its syllables suggest, and where long pauses fall on
/// the ends of sentences. Units without a pause between them divide their speech by syllables.
struct ScriptAlignment {
  /// The time of a unit, in milliseconds of the recording.
  struct Span: Equatable {
    var start: Int
    var end: Int
  }

  /// The units between two pauses.
  private struct Stretch {
    var units: Range<Int>
    var pauses: ClosedRange<Int>
  }

  /// A step of a path: from the end of an earlier unit at an earlier pause.
  private struct Way {
    var cost = Double.infinity
    var unit = -1
    var pause = -1
  }

  /// The end of a unit, or the start of the first one: the pauses that are tried for it, and the best way
  /// to each of them.
  private struct End {
    var tried: Range<Int>
    var ways: [Way] = []
  }

  private let units: [ScriptUnit]
  private let map: SpeechMap
  private let costs: AlignmentCosts

  /// The number of syllables before each unit, and at last the total.
  private let weights: [Double]

  /// The cost of all earlier unit ends without a pause, for each unit.
  private let missed: [Double]

  /// The cost of all earlier pauses without a unit's end, for each pause.
  private let passed: [Double]

  /// Finds the times of units.
  ///
  /// - Parameters:
  ///   - units: At least one unit.
  ///   - map: The speech of the recording; not empty.
  /// - Returns: One span for each unit, ascending and without overlaps.
  static func spans(of units: [ScriptUnit], over map: SpeechMap) -> [Span] {
    let alignment = ScriptAlignment(units: units, map: map)
    let whole = Stretch(units: 0..<units.count, pauses: 0...(map.pauses.count - 1))
    let rate = Double(map.spoken) / max(1, alignment.weights[units.count])
    guard let rough = alignment.path(rate: rate) else { return alignment.spans(of: [whole]) }
    // The first path shows which speech isn't in the script, so the second one knows the pace better.
    let spoken = rough.reduce(0.0) { $0 + alignment.spoken($1) }
    let better = alignment.path(rate: spoken / max(1, alignment.weights[units.count]))
    return alignment.spans(of: better ?? rough)
  }

  private init(units: [ScriptUnit], map: SpeechMap) {
    self.units = units
    self.map = map
    let costs = AlignmentCosts(units: units, pauses: map.pauses)
    self.costs = costs
    weights = units.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.weight) }
    missed = units.reduce(into: [0]) { $0.append($0[$0.count - 1] + costs.missing($1.ending)) }
    passed = map.pauses.reduce(into: [0]) { $0.append($0[$0.count - 1] + costs.passing($1.length)) }
  }

  private func spoken(_ stretch: Stretch) -> Double {
    Double(
      map.pauses[stretch.pauses.upperBound].spokenBefore
        - map.pauses[stretch.pauses.lowerBound].spokenBefore
    )
  }

  // MARK: Path

  /// The most units between two pauses, and the most pauses within a unit.
  private static let mostUnits = 6
  private static let mostPauses = 14

  /// The farthest that a unit's end can be from the place that its syllables suggest, in milliseconds, and
  /// the most pauses that are tried there.
  private static let band = 15_000.0
  private static let widestBand = 240_000.0
  private static let mostTried = 200

  /// The most pairs of unit ends and pauses: scripts with thousands of units try fewer pauses for each, so
  /// that no script takes more than a few seconds.
  private static let mostEnds = 600_000

  /// Finds the cheapest path.
  ///
  /// - Parameter rate: Milliseconds per syllable.
  /// - Returns: The stretches of the path; nil without a path.
  private func path(rate: Double) -> [Stretch]? {
    let reach = min(max(Self.band, Double(map.spoken) * 0.15), Self.widestBand)
    var ends: [End] = []
    ends.reserveCapacity(units.count + 1)
    for unit in 0...units.count {
      var end = End(tried: candidates(near: weights[unit] * rate, reach: reach))
      for pause in end.tried {
        end.ways.append(
          unit == 0
            ? Way(cost: costs.leading(map.pauses[pause].spokenBefore))
            : bestWay(to: unit, on: pause, through: ends, rate: rate)
        )
      }
      ends.append(end)
    }
    return trace(ends)
  }

  /// The cheapest way to the end of a unit at a pause.
  private func bestWay(to unit: Int, on pause: Int, through ends: [End], rate: Double) -> Way {
    let pauses = map.pauses
    let isLast = pause == pauses.count - 1
    let landing = isLast ? 0 : costs.landing(units[unit - 1].ending, on: pauses[pause].length)
    var best = Way()
    for first in stride(from: unit - 1, through: max(0, unit - Self.mostUnits), by: -1) {
      let expected = (weights[unit] - weights[first]) * rate
      let skipped = landing + missed[unit - 1] - missed[first]
      let tried = ends[first].tried
      let nearest = min(pause - 1, tried.upperBound - 1)
      let farthest = max(pause - Self.mostPauses, tried.lowerBound)
      guard farthest <= nearest else { continue }
      for from in stride(from: nearest, through: farthest, by: -1) {
        let spoken = Double(pauses[pause].spokenBefore - pauses[from].spokenBefore)
        if spoken > 3 * expected + 3_000 { break }
        let cost =
          ends[first].ways[from - tried.lowerBound].cost + skipped
          + passed[pause] - passed[from + 1]
          + costs.stretching(expected: expected, spoken: spoken)
        if cost < best.cost { best = Way(cost: cost, unit: first, pause: from) }
      }
    }
    return best
  }

  private func trace(_ ends: [End]) -> [Stretch]? {
    guard let final = ends.last else { return nil }
    let totals = zip(final.tried, final.ways).map { pause, way in
      (pause: pause, cost: way.cost + costs.leading(map.spoken - map.pauses[pause].spokenBefore))
    }
    guard let end = totals.min(by: { ($0.cost, $1.pause) < ($1.cost, $0.pause) }), end.cost.isFinite
    else { return nil }
    var stretches: [Stretch] = []
    var unit = units.count
    var pause = end.pause
    while unit > 0 {
      let way = ends[unit].ways[pause - ends[unit].tried.lowerBound]
      stretches.append(Stretch(units: way.unit..<unit, pauses: way.pause...pause))
      (unit, pause) = (way.unit, way.pause)
    }
    return stretches.reversed()
  }

  /// The pauses near an amount of speech, both in milliseconds.
  private func candidates(near spoken: Double, reach: Double) -> Range<Int> {
    let pauses = map.pauses
    let low = firstPause { Double($0.spokenBefore) >= spoken - reach }
    let high = firstPause { Double($0.spokenBefore) > spoken + reach }
    let most = min(Self.mostTried, max(Self.mostPauses, Self.mostEnds / units.count))
    guard high - low > most else { return low..<high }
    let middle = min(firstPause { Double($0.spokenBefore) >= spoken }, pauses.count - 1)
    return max(low, middle - most / 2)..<min(high, middle + most / 2)
  }

  private func firstPause(where isFar: (SpeechMap.Pause) -> Bool) -> Int {
    var low = 0
    var high = map.pauses.count
    while low < high {
      let middle = (low + high) / 2
      if isFar(map.pauses[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  // MARK: Times

  private func spans(of stretches: [Stretch]) -> [Span] {
    var spans: [Span] = []
    for stretch in stretches {
      let first = map.pauses[stretch.pauses.lowerBound].spokenBefore
      let spoken = self.spoken(stretch)
      let before = weights[stretch.units.lowerBound]
      let weight = max(0.001, weights[stretch.units.upperBound] - before)
      let moments = (stretch.units.lowerBound...stretch.units.upperBound).map { unit in
        let share = (weights[unit] - before) / weight
        return map.moment(
          spoken: first + Int((spoken * share).rounded()),
          within: stretch.pauses
        )
      }
      for index in 0..<stretch.units.count {
        spans.append(Span(start: moments[index], end: moments[index + 1]))
      }
    }
    return spans
  }
}
