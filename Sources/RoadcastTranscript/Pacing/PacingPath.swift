import RoadcastModel

/// Distributes the words of a run over cues: the cheapest path through all places where a cue can end.
struct PacingPath {
  private let run: SpokenRun
  private let form: CuePacer.Form
  private let pace: ReadingPace
  private let atoms: [SpokenRun.Atom]

  init(over run: SpokenRun, form: CuePacer.Form, pace: ReadingPace) {
    self.run = run
    self.form = form
    self.pace = pace
    atoms = run.atoms
  }

  func shown() -> [CuePacer.Shown] {
    var shown: [CuePacer.Shown] = []
    for group in cheapest() {
      let isFirst = group.lowerBound == 0
      var end = self.end(of: group, count: count(of: group))
      // Words without any time overlap the next cue rather than not being shown.
      let least = atoms[group.lowerBound].start + pace.millisecond
      if end < least { end = max(end, min(least, run.speechEnd)) }
      shown.append(
        CuePacer.Shown(
          start: atoms[group.lowerBound].start,
          end: end,
          speaker: run.speaker,
          isEstimated: run.isEstimated,
          text: run.text,
          lead: isFirst || run.alwaysLeads ? run.lead : [],
          words: run.words[
            atoms[group.lowerBound].words.lowerBound..<atoms[group.upperBound - 1].words.upperBound
          ],
          lines: group.count == 1 ? atoms[group.lowerBound].lines : nil
        )
      )
    }
    return shown
  }

  // MARK: The path

  /// Finds the groups of atoms that are shown together.
  private func cheapest() -> [Range<Int>] {
    guard atoms.count > 1 else { return [0..<atoms.count] }
    var costs = Array(repeating: Double.infinity, count: atoms.count + 1)
    var origins = Array(repeating: 0, count: atoms.count + 1)
    costs[0] = 0
    for first in atoms.indices {
      var fill = LineFiller(width: form.width)
      var count = -1
      if first == 0 || run.alwaysLeads {
        for word in run.lead { _ = fill.add(word) }
      }
      var joining = costs[first]
      for last in first..<atoms.count {
        for word in atoms[last].words { _ = fill.add(run.words[word]) }
        guard last == first || fill.lines <= form.lines else { break }
        count += atoms[last].count + (run.words[atoms[last].words.lowerBound].isGlued ? 0 : 1)
        let cost = joining + self.cost(of: first..<last + 1, count: count) + ending(at: last)
        if cost < costs[last + 1] {
          costs[last + 1] = cost
          origins[last + 1] = first
        }
        joining += crossing(at: last)
      }
    }
    var groups: [Range<Int>] = []
    var end = atoms.count
    while end > 0 {
      groups.append(origins[end]..<end)
      end = origins[end]
    }
    return groups.reversed()
  }

  /// The characters to read, without a speaker's name, because listeners know the voice.
  private func count(of group: Range<Int>) -> Int {
    group.reduce(-1) { sum, atom in
      sum + atoms[atom].count + (run.words[atoms[atom].words.lowerBound].isGlued ? 0 : 1)
    }
  }

  /// The time when a group disappears: later than its speech where reading takes longer and nothing
  /// follows.
  private func end(of group: Range<Int>, count: Int) -> Int {
    let last = group.upperBound - 1
    let end = atoms[last].end
    let limit = group.upperBound < atoms.count ? atoms[group.upperBound].start : run.limit
    let wanted = atoms[group.lowerBound].start + count * pace.character
    return max(end, min(wanted, limit, end + pace.longestHold))
  }

  // MARK: Costs

  /// The cost of showing a group as one cue; the more readable, the lower.
  private func cost(of group: Range<Int>, count: Int) -> Double {
    let start = atoms[group.lowerBound].start
    let shown = end(of: group, count: count) - start
    var cost = 1.0
    let unread = count - shown / pace.character
    if unread > 0 { cost += Double(unread) / 5 }
    if shown < pace.second { cost += 4 * Double(pace.second - shown) / Double(pace.second) }
    if count < 20 { cost += Double(20 - count) / 20 }
    if count > form.comfortable { cost += Double(count - form.comfortable) / 40 }
    let spoken = min(atoms[group.upperBound - 1].end - start, count * pace.slowestCharacter)
    if spoken > pace.longestCue {
      cost += Double(spoken - pace.longestCue) / Double(2 * pace.second)
    }
    return cost
  }

  /// The cost of beginning another cue after an atom.
  private func ending(at atom: Int) -> Double {
    guard atom + 1 < atoms.count else { return 0 }
    let cost: Double
    switch atoms[atom].ending {
    case .sentence: return 0
    case .clause: cost = 0.8
    case .word: cost = 3
    }
    // A breath separates as well as a comma.
    let isBreath = atoms[atom + 1].start - atoms[atom].end >= pace.pause / 3
    return (isBreath ? min(cost, 0.8) : cost) * (1 - wholeness(at: atom))
  }

  /// The cost of continuing the same cue after an atom.
  private func crossing(at atom: Int) -> Double {
    guard atom + 1 < atoms.count else { return 0 }
    return 1.5 * wholeness(at: atom) + (atoms[atom].ending == .sentence ? 0.6 : 0)
  }

  /// The probability that a cue was meant to end after an atom: high between long cues, low where each
  /// cue is a word, and zero within a cue.
  private func wholeness(at atom: Int) -> Double {
    guard atoms[atom].cue != atoms[atom + 1].cue else { return 0 }
    return min(1, Double(min(atoms[atom].cueCount, atoms[atom + 1].cueCount)) / 30)
  }
}
