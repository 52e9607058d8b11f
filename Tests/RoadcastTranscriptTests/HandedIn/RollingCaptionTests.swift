import RoadcastModel
import RoadcastTranscript
import Testing

struct RollingCaptionTests {
  /// SubRip with these cues, each as milliseconds and lines with slashes between them.
  private func lines(_ cues: [(Int, Int, String)]) -> [String] {
    func clock(_ count: Int) -> String {
      let (seconds, rest) = (count / 1_000, String(1_000 + count % 1_000).dropFirst())
      return "00:00:\(seconds < 10 ? "0" : "")\(seconds),\(rest)"
    }
    let blocks = cues.map { start, end, text in
      "\(clock(start)) --> \(clock(end))\n\(text.replacing("/", with: "\n"))\n\n"
    }
    return subRip(blocks.joined()).lines
  }

  @Test func `the three showings of a line by YouTube are one`() {
    #expect(
      lines([
        (0, 1_990, "one two"), (1_990, 2_000, "one two"), (2_000, 3_990, "one two/three four"),
        (3_990, 4_000, "three four"), (4_000, 6_000, "three four/five"),
      ]) == ["0-1990 one two", "2000-3990 three four", "4000-6000 five"]
    )
  }

  @Test func `two lines that roll up are shown once each`() {
    #expect(
      lines([
        (0, 1_000, "a b/c d"), (1_000, 2_000, "c d/e f"), (2_000, 3_000, "e f/g h"),
        (3_000, 4_000, "g h/i"),
      ]) == ["0-1000 a b/c d", "1000-2000 e f", "2000-3000 g h", "3000-4000 i"]
    )
  }

  @Test func `a line that grows is shown once`() {
    #expect(
      lines([
        (0, 500, "we"), (500, 1_000, "we sell"), (1_000, 1_500, "we sell it"),
        (1_500, 2_000, "we sell it here"),
      ]) == ["0-500 we", "500-1000 sell", "1000-1500 it", "1500-2000 here"]
    )
    #expect(
      lines([
        (0, 500, "we"), (500, 1_000, "we se"), (1_000, 1_500, "we sell"),
        (1_500, 2_000, "we sell it"),
      ])
        == ["0-500 we", "500-1500 sell", "1500-2000 it"]
    )
    #expect(
      lines([(0, 500, "我们"), (500, 1_000, "我们为客户"), (1_000, 1_500, "我们为客户提供")])
        == ["0-500 我们", "500-1000 为客户", "1000-1500 提供"]
    )
  }

  @Test func `what's said twice in rolling captions stays twice`() {
    #expect(
      lines([
        (0, 1_990, "no"), (1_990, 2_000, "no"), (2_000, 3_990, "no/no"), (3_990, 4_000, "no"),
        (4_000, 5_990, "no/yes"), (5_990, 6_000, "yes"), (6_000, 8_000, "yes/why"),
      ]) == ["0-1990 no", "2000-3990 no", "4000-5990 yes", "6000-8000 why"]
    )
  }

  @Test(arguments: [
    ["Thank you.", "Thank you.", "Thank you.", "Thank you."],
    ["No.", "No, I don't.", "Why?", "Because.", "I see."],
    ["We win.", "We win again.", "They lose.", "They know.", "We go on."],
    ["The price is low", "low enough for us", "us and everyone else", "else we wait"],
  ])
  func `ordinary captions that repeat words stay as they are`(texts: [String]) {
    let cues = texts.enumerated().map { ($0 * 1_000, ($0 + 1) * 1_000, $1) }
    #expect(lines(cues) == cues.map { "\($0)-\($1) \($2)" })
  }

  @Test func `lines that stay on the screen while the next one is spoken end there`() {
    #expect(
      lines([
        (0, 4_000, "one two"), (2_000, 6_000, "three"), (4_000, 8_000, "four"),
        (6_000, 9_000, "five"), (8_000, 9_500, "six"),
      ]) == [
        "0-2000 one two", "2000-4000 three", "4000-6000 four", "6000-8000 five", "8000-9500 six",
      ]
    )
  }
}
