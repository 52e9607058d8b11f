import RoadcastModel
import RoadcastTranscript
import Testing

struct CuePacerTests {
  /// A cue of 300 ms for each word, with 100 ms after a comma and 600 ms after a full stop.
  private func wordByWord(_ text: String) -> [Cue] {
    var start = 0
    return text.split(separator: " ").map { word in
      defer { start += word.hasSuffix(".") ? 900 : word.hasSuffix(",") ? 400 : 300 }
      return cue(start, start + 300, String(word))
    }
  }

  private static let story =
    "Good morning, and welcome to Road Notes. I'm Dana Reyes, and this is your week, in about seven "
    + "minutes. If you are driving, keep both hands on the wheel."

  @Test func `readable cues stay as they are`() {
    let cues = [
      cue(220, 2_612, "Good morning, and welcome to Road Notes.", by: "Dana Reyes"),
      cue(
        3_022,
        6_509,
        "I'm Dana Reyes, and this is your\nweek, in about seven minutes.",
        by: "Dana Reyes"
      ),
      cue(6_509, 10_067, "If you are driving, keep\nboth hands on the wheel.", by: "Sam"),
      cue(10_067, 12_000, "Where are you going to today?", by: "Sam"),
    ]
    #expect(paced(cues) == cues)
  }

  @Test func `cues of one word become cues of one sentence`() {
    let paced = paced(wordByWord(Self.story))
    #expect(
      paced.map { summary($0) } == [
        "0-2200 Good morning, and welcome to Road Notes.",
        "2800-6600 I'm Dana Reyes, and this is your week, in about seven minutes.",
        "7200-10300 If you are driving, keep both hands on the wheel.",
      ]
    )
  }

  @Test func `a cue of a minute becomes several`() {
    let text = Array(repeating: Self.story, count: 5).joined(separator: " ")
    let paced = paced([cue(0, 60_000, text, by: "Dana")])
    #expect(words(of: paced) == words(of: [cue(0, 1, text)]))
    #expect(paced.count >= 10)
    #expect(paced.allSatisfy { $0.end.count - $0.start.count <= 7_500 && $0.text.count <= 130 })
    #expect(zip(paced, paced.dropFirst()).allSatisfy { $0.end == $1.start })
    #expect(paced.first?.start.count == 0 && paced.last?.end.count == 60_000)
    #expect(paced.allSatisfy { $0.speaker == "Dana" })
    // Parted where a listener would part it.
    #expect(paced.allSatisfy { $0.text.hasSuffix(".") || $0.text.hasSuffix(",") })
  }

  @Test func `short neighbours are joined, but not over a pause or another voice`() {
    let cues = [
      cue(0, 400, "Yes."), cue(450, 1_500, "That is so."), cue(1_900, 2_300, "Now"),
      cue(2_300, 3_100, "this,", by: "Sam"), cue(3_100, 3_600, "or that", by: "Dana"),
      cue(3_600, 4_300, "instead.", by: "Dana"),
    ]
    #expect(
      paced(cues).map { summary($0) } == [
        "0-1500 Yes. That is so.", "1900-2300 Now", "2300-3100 Sam: this,",
        "3100-4300 Dana: or that instead.",
      ]
    )
  }

  @Test func `fast speech is shown longer where silence follows`() {
    let text = "This is what nobody reads in a second."
    #expect(text.count == 38)
    // As long as it takes, up to the next cue, up to the end, and a second and a half at most.
    #expect(paced([cue(0, 1_000, text)], until: 9_000).map(\.end.count) == [1_900])
    let two = [cue(0, 1_000, text), cue(1_500, 4_000, text)]
    #expect(paced(two).map(\.end.count) == [1_500, 4_000])
    #expect(paced([cue(0, 1_000, text)], until: 1_200).map(\.end.count) == [1_200])
    #expect(paced([cue(0, 100, text)], until: 9_000).map(\.end.count) == [1_600])
  }

  @Test func `two people who speak at once are both shown, in order`() {
    let cues = [
      cue(0, 4_000, "I would say that we should wait.", by: "Dana"),
      cue(1_000, 2_000, "Or not", by: "Sam"), cue(3_000, 5_000, "at all.", by: "Sam"),
    ]
    #expect(paced(cues) == cues)
  }

  @Test func `a cue without length gets one`() {
    let paced = paced(
      [cue(0, 2_000, "As I said before,"), cue(2_000, 2_000, "well"), cue(2_500, 2_500, "no")],
      until: 9_000
    )
    #expect(paced.map { summary($0) } == ["0-2000 As I said before, well", "2500-2600 no"])
  }

  @Test func `estimated cues stay estimated, and are not mixed with others`() {
    var cues = wordByWord("one two three four five six")
    for index in 0..<3 { cues[index].isEstimated = true }
    let paced = paced(cues)
    #expect(paced.map(\.text) == ["one two three", "four five six"])
    #expect(paced.map(\.isEstimated) == [true, false])
  }

  @Test func `text without spaces is split at its full stops`() {
    let sentence = "私たちは先週の木曜日に新しいスキャナーを三百台出荷しました。"
    let text = String(repeating: sentence, count: 8)
    let paced = paced([cue(0, 40_000, text)])
    #expect(paced.count >= 4 && paced.allSatisfy { $0.text.hasSuffix("。") })
    #expect(paced.map(\.text).joined() == text)
    let subRip = subRip(subRipText([cue(0, 40_000, text)])).transcript.cues
    #expect(letters(of: subRip) == text)
  }

  @Test(arguments: 0..<60)
  func `random cues keep their words in order, within their time`(seed: Int) {
    let cues = RandomCues.makeInTurn(80, seed: seed)
    let end = (cues.last?.end.count ?? 0) + 700
    let paced = paced(cues, until: end)
    #expect(words(of: paced) == words(of: cues))
    // What is said in no time has a millisecond of the next cue's.
    #expect(zip(paced, paced.dropFirst()).allSatisfy { $0.end.count <= $1.start.count + 1 })
    #expect(paced.allSatisfy { $0.start <= $0.end && $0.end.count <= end })
    // Nobody is put words into the mouth.
    var said: [String?: [String]] = [:]
    for cue in cues { said[cue.speaker, default: []] += words(of: [cue]) }
    for cue in paced {
      #expect(Set(words(of: [cue])).isSubset(of: Set(said[cue.speaker] ?? [])))
    }
    #expect(RoadcastTranscriptTests.paced(paced, until: end).count <= paced.count)
  }

  @Test(arguments: 0..<60)
  func `pacing never makes reading faster`(seed: Int) {
    func unread(_ cues: [Cue]) -> Int {
      cues.reduce(0) { $0 + max(0, $1.text.count - ($1.end.count - $1.start.count) / 50) }
    }
    let cues = RandomCues.makeInTurn(80, seed: seed)
    // A space for each join is read as well.
    #expect(unread(paced(cues)) <= unread(cues) + cues.count)
  }
}
