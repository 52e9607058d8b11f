import RealModule

/// The costs of aligning a script with a recording in a certain way; the lower, the more likely.
struct AlignmentCosts {
  /// The lengths from which a pause probably ends a sentence or a clause, in milliseconds.
  private let sentencePause: Double
  private let clausePause: Double

  /// Derives the lengths of pauses from the recording, because every speaker pauses for another time.
  ///
  /// If a script has n sentences, the n longest pauses show how long the pauses between sentences are.
  init(units: [ScriptUnit], pauses: [SpeechMap.Pause]) {
    let inner = pauses.dropFirst().dropLast().map(\.length).sorted(by: >)
    func length(of count: Int) -> Double {
      inner.isEmpty ? 300 : Double(inner[min(max(count - 1, 0), inner.count - 1)])
    }
    let sentences = units.count { $0.ending.rawValue >= ScriptUnit.Ending.sentence.rawValue }
    let clauses = units.count { $0.ending.rawValue >= ScriptUnit.Ending.clause.rawValue }
    sentencePause = min(max(length(of: sentences), 150), 1_000)
    clausePause = min(max(length(of: clauses), 100), sentencePause)
  }

  /// The cost of an ending at a pause of this length, in milliseconds.
  func landing(_ ending: ScriptUnit.Ending, on length: Int) -> Double {
    let length = Double(max(length, 1))
    switch ending {
    case .paragraph: return 1.5 * likelihood(sentencePause / length)
    case .sentence: return likelihood(sentencePause / length)
    case .clause: return 0.3 + 0.5 * likelihood(length / (1.5 * sentencePause))
    case .word: return 1.2 + likelihood(length / clausePause)
    }
  }

  /// The cost of an ending without a pause.
  func missing(_ ending: ScriptUnit.Ending) -> Double {
    switch ending {
    case .paragraph: 5
    case .sentence: 3
    case .clause: 0.7
    case .word: 0
    }
  }

  /// The cost of a pause of this length within a unit, in milliseconds.
  func passing(_ length: Int) -> Double {
    likelihood(Double(length) / clausePause) + likelihood(Double(length) / sentencePause)
  }

  /// The cost of speech that's longer or shorter than its syllables suggest, in milliseconds.
  func stretching(expected: Double, spoken: Double) -> Double {
    let deviation = abs(spoken - expected) / (0.25 * (1_000 * (expected + 100)).squareRoot())
    // Linear far away, so that one slip of the tongue doesn't outweigh a whole paragraph.
    return deviation < 3 ? deviation * deviation / 2 : 3 * deviation - 4.5
  }

  /// The cost of sound before the first word or after the last one, in milliseconds.
  func leading(_ spoken: Int) -> Double { spoken == 0 ? 0 : 3 + Double(spoken) / 250 }

  /// Small below 1; above it grows with the logarithm.
  private func likelihood(_ ratio: Double) -> Double { Double.log(1 + ratio * ratio * ratio) }
}
