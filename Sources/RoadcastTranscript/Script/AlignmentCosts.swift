#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What it costs to lay a script over a recording in one way rather than another: the smaller, the
/// likelier.
struct AlignmentCosts {
  /// Milliseconds: longer pauses end a sentence rather than a clause, and a clause rather than none.
  private let sentencePause: Double
  private let clausePause: Double

  /// Everybody rests at another length: as many of the longest pauses as there are ends of sentences
  /// say how long they are here.
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

  /// Of an end on a pause of so many milliseconds.
  func landing(_ ending: ScriptUnit.Ending, on length: Int) -> Double {
    let length = Double(max(length, 1))
    switch ending {
    case .paragraph: return 1.5 * likelihood(sentencePause / length)
    case .sentence: return likelihood(sentencePause / length)
    case .clause: return 0.3 + 0.5 * likelihood(length / (1.5 * sentencePause))
    case .word: return 1.2 + likelihood(length / clausePause)
    }
  }

  /// Of an end of which no pause was heard.
  func missing(_ ending: ScriptUnit.Ending) -> Double {
    switch ending {
    case .paragraph: 5
    case .sentence: 3
    case .clause: 0.7
    case .word: 0
    }
  }

  /// Of a pause of so many milliseconds within a piece.
  func passing(_ length: Int) -> Double {
    likelihood(Double(length) / clausePause) + likelihood(Double(length) / sentencePause)
  }

  /// Of speech that is longer or shorter than its syllables, in milliseconds.
  func stretching(expected: Double, spoken: Double) -> Double {
    let deviation = abs(spoken - expected) / (0.25 * (1_000 * (expected + 100)).squareRoot())
    // Far off is far off: a slip of the tongue must not outweigh a whole paragraph.
    return deviation < 3 ? deviation * deviation / 2 : 3 * deviation - 4.5
  }

  /// Of so many milliseconds of sound before the first word, or behind the last.
  func leading(_ spoken: Int) -> Double { spoken == 0 ? 0 : 3 + Double(spoken) / 250 }

  /// Small below 1, and growing with the logarithm above.
  private func likelihood(_ ratio: Double) -> Double { log(1 + ratio * ratio * ratio) }
}
