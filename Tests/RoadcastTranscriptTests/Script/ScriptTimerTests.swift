import RoadcastModel
import RoadcastTesting
import RoadcastTranscript
import Testing

/// The times of a script's words.
struct ScriptTimerTests {
  private func script(_ text: String) throws -> Script {
    try #require(TranscriptFormat.parse(Array(text.utf8), file: "a.txt").script)
  }

  /// Sentences with these numbers of words, each of two syllables.
  private func text(_ counts: [Int]) -> String {
    counts.map { count in
      "Money" + String(repeating: " money", count: count - 1) + "."
    }.joined(separator: " ")
  }

  /// A map with alternating pauses and speech, in hundredths of a second, beginning with a pause.
  private func map(_ turns: [Int]) -> SpeechMap {
    var position = 0
    var pauses: [Range<Int>] = []
    for (index, turn) in turns.enumerated() {
      if index.isMultiple(of: 2) { pauses.append(position..<position + turn) }
      position += turn
    }
    return SpeechMap(pauses: pauses, length: Milliseconds(10 * position))
  }

  private func starts(_ script: Script, _ map: SpeechMap) -> [Int] {
    ScriptTimer.transcript(of: script, over: map).transcript.cues.map(\.start.count)
  }

  @Test func `sentences fall between the pauses, from the first sound to the last`() throws {
    let cues = ScriptTimer.transcript(
      of: try script(text([4, 8, 2])),
      over: map([20, 200, 40, 400, 50, 100, 30])
    ).transcript.cues
    #expect(
      cues.map(summary) == [
        "200-2200 Money money money money.",
        "2600-6600 Money money money money money money money money.",
        "7100-8100 Money money.",
      ]
    )
    #expect(cues.allSatisfy { $0.isEstimated })
  }

  @Test func `a pause within a sentence doesn't end it`() throws {
    // The second sentence has a rest in its middle, and the third is spoken fast.
    let map = map([20, 200, 60, 200, 15, 210, 60, 80, 20])
    #expect(starts(try script(text([4, 8, 2])), map) == [200, 2_800, 7_650])
  }

  @Test func `sentences without a pause between them divide their time by syllables`() throws {
    let found = starts(try script(text([4, 4, 6])), map([10, 400, 50, 300, 10]))
    #expect(found == [100, 2_100, 4_600])
  }

  @Test func `a cough before the first word gets no words`() throws {
    let found = starts(try script(text([6, 6, 6])), map([10, 10, 90, 300, 50, 300, 50, 300, 20]))
    #expect(found == [1_100, 4_600, 8_100])
  }

  @Test func `without pauses the words are spread evenly`() throws {
    let map = SpeechMap(pauses: [], length: Milliseconds(9_000))
    #expect(starts(try script(text([6, 12, 6])), map) == [0, 2_250, 6_750])
  }

  @Test func `numbers and spelled letters take the time of their words`() throws {
    // Each pair takes equally long to say.
    let pairs = [
      ("40,000", "forty thousand"), ("97%", "ninety-seven percent"), ("CRM", "see are em"),
      ("2026", "twenty twenty six"), ("Straße", "money"), ("Мама", "money"),
      ("日本語で", "so much money"),
    ]
    for (one, other) in pairs {
      let text = "Well, \(one) and \(one) and \(one).\n\nWell, \(other) and \(other) and \(other)."
      let cues = ScriptTimer.transcript(
        of: try script(text),
        over: SpeechMap(pauses: [], length: Milliseconds(10_000))
      ).transcript.cues
      let second = try #require(cues.last?.start.count)
      #expect((4_000...6_000).contains(second), "\(one): \(second)")
    }
  }

  @Test(arguments: [(40, 2_000), (3, 30_000), (1, 0)])
  func `a script with far too many or too few words is refused`(
    words: Int,
    length: Int
  ) throws {
    let map = SpeechMap(pauses: [], length: Milliseconds(length))
    let parsed = ScriptTimer.transcript(of: try script("\n" + text([words])), over: map)
    #expect(parsed.transcript.cues.isEmpty)
    #expect(parsed.findings == ["2 script-mismatch!"])
  }

  @Test(arguments: 0..<60)
  func `no word is lost and no time runs backwards`(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let pool = [
      "so", "Northwind,", "retention", "97%", "nine", "—", "[laughs]", "why?", "days.", "I", "日本語。",
    ]
    let count = Int.random(in: 1...300, using: &random)
    let said = (0..<count).map { _ in pool.randomElement(using: &random) ?? "" }
    let breaks = [" ", " ", " ", "\n", "\n\n"]
    let text = said.map { $0 + (breaks.randomElement(using: &random) ?? " ") }.joined()
    var turns: [Int] = []
    while turns.reduce(0, +) < 45 * count + 100 {
      turns.append(Int.random(in: 10...80, using: &random))
      turns.append(Int.random(in: 4...300, using: &random))
    }
    let map = map(turns)
    let cues = ScriptTimer.transcript(of: try script(text), over: map).transcript.cues
    #expect(cues.map(\.text).joined(separator: " ").filter { $0 != " " } == said.joined())
    #expect(cues.allSatisfy { $0.start < $0.end })
    #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.end <= $1.start })
    let end = turns.reduce(0, +) * 10
    #expect(try #require(cues.first).start.count >= 0 && #require(cues.last).end.count <= end)
  }

  @Test(.timeLimit(.minutes(1)))
  func `very short sentences and pauses are aligned quickly`() throws {
    let pauses = (0..<1_600).map { ($0 * 24)..<($0 * 24 + 12) }
    let map = SpeechMap(pauses: pauses, length: Milliseconds(384_000))
    let parsed = ScriptTimer.transcript(
      of: try script(String(repeating: "Go. ", count: 800)),
      over: map
    )
    #expect(parsed.transcript.cues.count == 800)
  }
}
