import RoadcastModel
import RoadcastTranscript
import Testing

struct SubRipWritingTests {
  @Test func `cues are written as players want them`() {
    let written = SubRip.write([
      cue(0, 1_500, "Hello\nthere", by: "Dana Reyes"),
      cue(1_500, 2_000, "and welcome.", by: "Dana Reyes"),
      cue(2_000, 2_500, "Thank you."),
      cue(2_500, 3_000, "AT&T & R&D: 5 < 6", by: "Dana Reyes"),
      cue(3_000, 3_000, " "),
      cue(3_600_000, 3_600_001, "Bye", by: "Sam"),
    ])
    #expect(
      written == """
        1
        00:00:00,000 --> 00:00:01,500
        Dana Reyes: Hello
        there

        2
        00:00:01,500 --> 00:00:02,000
        and welcome.

        3
        00:00:02,000 --> 00:00:02,500
        Thank you.

        4
        00:00:02,500 --> 00:00:03,000
        Dana Reyes: AT&T & R&D: 5 < 6

        5
        01:00:00,000 --> 01:00:00,001
        Sam: Bye

        """
    )
    #expect(SubRip.write([]) == "")
  }

  @Test func `a long cue is split at a clause and shares out its time`() {
    let text =
      "Northwind onboarded in nine days, which is half of what it took them all of last year, "
      + "and it shows."
    let parsed = subRip(SubRip.write([cue(10_000, 19_000, text, by: "Dana")]))
    #expect(
      parsed.told == [
        "10000-13352 Dana: Northwind onboarded in/nine days,",
        "13352-17852 which is half of what it took/them all of last year,",
        "17852-19000 and it shows.",
      ]
    )
  }

  @Test func `what players would take for marks is written as references`() {
    let text = "<b>x</b> {\\an8} --> &amp; a<b 1<2"
    let written = SubRip.write([cue(0, 1_000, text)])
    #expect(!written.contains("<b>") && !written.contains("{\\"))
    #expect(written.split(separator: "\n").count { $0.contains("-->") } == 1)
    #expect(words(of: subRip(written).transcript.cues) == words(of: [cue(0, 1, text)]))
  }

  @Test func `a word that is too long stays whole on a line of its own`() {
    let word = String(repeating: "w", count: 40)
    let written = SubRip.write([cue(0, 1_000, "a \(word) b")])
    #expect(
      written.split(separator: "\n").filter { !$0.contains(":") } == [
        "1", "a", word[...], "2", "b",
      ]
    )
  }

  @Test(arguments: [(0, 0), (0, 1), (0, 2), (5, 8), (5, 3), (7, 20)])
  func `too little time is shared without leaving the cue`(start: Int, end: Int) {
    let text =
      String(repeating: "x", count: 30) + String(repeating: " yyyyyyyyyyyyyyyyyyyyyyyyy", count: 19)
    let parsed = subRip(SubRip.write([cue(start, end, text)]))
    let cues = parsed.transcript.cues
    #expect(cues.count == 10)
    #expect(cues.first?.start.count == start)
    #expect(cues.last?.end.count == max(start, end))
    #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.end == $1.start })
    #expect(cues.allSatisfy { end - start >= 10 ? $0.start < $0.end : $0.start <= $0.end })
  }

  @Test(arguments: 0..<40)
  func `whatever is written keeps the form`(seed: Int) throws {
    let cues = RandomCues.make(60, seed: seed)
    let blocks = SubRip.write(cues).split(separator: "\n\n")
    for (index, block) in blocks.enumerated() {
      let lines = block.split(separator: "\n")
      #expect(lines[0] == "\(index + 1)")
      #expect(lines[1].count == 29 && lines[1].contains(" --> "))
      #expect((3...4).contains(lines.count))
      #expect(lines.dropFirst(2).allSatisfy { $0.count <= 32 || !$0.contains(" ") })
      #expect(lines.dropFirst(2).allSatisfy { !$0.contains("-->") })
    }
  }

  @Test(arguments: 0..<40)
  func `whatever is written can be read again with its words and within its time`(seed: Int) {
    // Without speakers the words are the cues' alone.
    let cues = RandomCues.make(60, seed: seed).map { cue -> Cue in
      var copy = cue
      copy.speaker = nil
      return copy
    }
    let parsed = subRip(SubRip.write(cues))
    #expect(parsed.findings == [])
    #expect(words(of: parsed.transcript.cues) == words(of: cues))
    var pieces = parsed.transcript.cues[...]
    for cue in cues {
      // Cues may overlap: a piece is its cue's as long as it begins where the last one ended.
      var end = cue.start
      while end < cue.end, let piece = pieces.first, piece.start == end {
        #expect(piece.start < piece.end || cue.end.count - cue.start.count < 30)
        end = piece.end
        pieces = pieces.dropFirst()
      }
      #expect(end == cue.end)
    }
    #expect(pieces.isEmpty)
  }

  @Test func `speakers come back where their names look like names`() {
    let cues = [
      cue(0, 1_000, "Hi", by: "Dana Reyes"), cue(1_000, 2_000, "Oh", by: "Sam"),
      cue(2_000, 3_000, "Ah", by: "Speaker 2"),
    ]
    #expect(subRip(SubRip.write(cues)).transcript.cues.map(\.speaker) == cues.map(\.speaker))
  }
}
