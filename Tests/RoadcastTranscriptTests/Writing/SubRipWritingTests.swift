import RoadcastModel
import RoadcastTranscript
import Testing

struct SubRipWritingTests {
  private func written(_ cues: [Cue], until end: Int? = nil) -> String {
    subRipText(cues, until: end)
  }

  @Test func `cues are written in the form that players read`() {
    let written = written([
      cue(0, 1_500, "Hello\nthere", by: "Dana Reyes"),
      cue(2_000, 3_000, "and welcome.", by: "Dana Reyes"),
      cue(3_000, 4_500, "Thank you."),
      cue(4_500, 6_000, "AT&T & R&D: 5 < 6", by: "Dana Reyes"),
      cue(6_000, 6_000, " "),
      cue(3_600_000, 3_600_001, "Bye", by: "Sam"),
    ])
    #expect(
      written == """
        1
        00:00:00,000 --> 00:00:01,500
        Dana Reyes: Hello
        there

        2
        00:00:02,000 --> 00:00:03,000
        and welcome.

        3
        00:00:03,000 --> 00:00:04,500
        Thank you.

        4
        00:00:04,500 --> 00:00:06,000
        Dana Reyes: AT&T & R&D: 5 < 6

        5
        01:00:00,000 --> 01:00:00,001
        Sam: Bye

        """
    )
    #expect(subRipText([]) == "")
  }

  @Test func `a long cue is split at clauses and its time divided`() {
    let text =
      "Northwind onboarded in nine days, which is half of what it took them all of last year, "
      + "and it shows."
    let parsed = subRip(written([cue(10_000, 19_000, text, by: "Dana")]))
    #expect(
      parsed.lines == [
        "10000-13029 Dana: Northwind onboarded in/nine days,",
        "13029-17752 which is half of what it took/them all of last year,",
        "17752-19000 and it shows.",
      ]
    )
  }

  @Test func `text that looks like markup is escaped`() {
    let text = "<b>x</b> {\\an8} --> &amp; a<b 1<2"
    let written = written([cue(0, 1_000, text)])
    #expect(!written.contains("<b>") && !written.contains("{\\"))
    #expect(written.split(separator: "\n").count { $0.contains("-->") } == 1)
    #expect(words(of: subRip(written).transcript.cues) == words(of: [cue(0, 1, text)]))
  }

  @Test func `a long word is broken, at a joint if it has one`() {
    let word = String(repeating: "w", count: 40)
    let address = "https://media.example.com/road-notes/feed.xml"
    let written = written([cue(0, 9_000, "a \(word) b \(address)")])
    #expect(
      written.split(separator: "\n").filter { !$0.contains("-->") } == [
        "1", "a", word.prefix(32), "2", word.suffix(8) + " b", "https://media.example.com/road-",
        "3",
        "notes/feed.xml",
      ]
    )
  }

  @Test func `a name longer than a line is wrapped like words`() {
    let name = "Dr. Maximiliane Featherstonehaugh-Smythe of Northwind and Daughters"
    let lines = written([cue(0, 9_000, "Good morning.", by: name)]).split(separator: "\n")
      .filter { !$0.contains("-->") && $0.count > 1 }
    #expect(lines.joined(separator: " ") == "\(name): Good morning.")
    #expect(lines.allSatisfy { $0.count <= 32 })
  }

  @Test func `overlapping voices each have their name`() {
    let long = "I would rather have all of it on one page, so that nobody has to look for it twice."
    let parsed = subRip(
      written([
        cue(0, 8_000, long, by: "Dana"), cue(1_000, 2_000, "Me too.", by: "Sam"),
        cue(8_000, 9_500, "Then let's do so.", by: "Dana"),
      ])
    )
    let cues = parsed.transcript.cues
    #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.start <= $1.start })
    #expect(cues.count { $0.speaker == "Sam" } == 1 && cues.allSatisfy { $0.speaker != nil })
  }

  @Test(arguments: [(0, 1), (0, 2), (5, 8), (7, 20)])
  func `a short time is divided within the cue`(start: Int, end: Int) {
    let text =
      String(repeating: "x", count: 30) + String(repeating: " yyyyyyyyyyyyyyyyyyyyyyyyy", count: 19)
    let parsed = subRip(written([cue(start, end, text)]))
    let cues = parsed.transcript.cues
    #expect(cues.count == 10)
    #expect(cues.first?.start.count == start)
    #expect(cues.allSatisfy { $0.start <= $0.end && $0.end.count <= end })
    #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.start <= $1.start })
  }

  @Test(arguments: 0..<40)
  func `random cues are written in the right form`(seed: Int) throws {
    let cues = RandomCues.make(60, seed: seed)
    let blocks = written(cues).split(separator: "\n\n")
    for (index, block) in blocks.enumerated() {
      let lines = block.split(separator: "\n")
      #expect(lines[0] == "\(index + 1)")
      #expect(lines[1].count == 29 && lines[1].contains(" --> "))
      #expect((3...4).contains(lines.count))
      #expect(lines.dropFirst(2).allSatisfy { $0.count <= 32 && !$0.contains("-->") })
    }
  }

  @Test(arguments: 0..<40)
  func `random cues can be read back with their letters in order`(seed: Int) {
    // Without speakers the words are the cues' alone.
    let cues = RandomCues.makeInTurn(60, seed: seed).map { cue -> Cue in
      var copy = cue
      copy.speaker = nil
      return copy
    }
    let parsed = subRip(written(cues))
    #expect(parsed.findings == [])
    #expect(letters(of: parsed.transcript.cues) == letters(of: cues))
    let read = parsed.transcript.cues
    #expect(zip(read, read.dropFirst()).allSatisfy { $0.end.count <= $1.start.count + 1 })
  }

  @Test func `speakers can be read back when their names look like names`() {
    let cues = [
      cue(0, 1_000, "Hi", by: "Dana Reyes"), cue(1_000, 2_000, "Oh", by: "Sam"),
      cue(2_000, 3_000, "Ah", by: "Speaker 2"), cue(3_000, 4_000, "No", by: "Dana Reyes"),
      cue(4_000, 5_000, "So", by: "Sam"),
    ]
    #expect(subRip(written(cues)).transcript.cues.map(\.speaker) == cues.map(\.speaker))
  }
}
