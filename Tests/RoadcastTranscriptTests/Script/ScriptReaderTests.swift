import RoadcastModel
import RoadcastTranscript
import Testing

/// How a script is split into sentences, speakers and words, whatever their times.
struct ScriptReaderTests {
  /// The sentences of a script, each like `3 Dana: Hello there`.
  private func sentences(_ bytes: [UInt8], _ file: String = "a.txt") throws -> [String] {
    let script = try #require(TranscriptFormat.parse(bytes, file: file).script)
    // Long enough for a normal pace.
    let words = bytes.split { $0 <= 0x20 }.count
    let map = SpeechMap(pauses: [], length: Milliseconds(400 * words))
    return ScriptTimer.transcript(of: script, over: map).transcript.cues.map {
      "\($0.line) \($0.speaker.map { $0 + ": " } ?? "")\($0.text)"
    }
  }

  private func sentences(_ text: String, _ file: String = "a.txt") throws -> [String] {
    try sentences(Array(text.utf8), file)
  }

  @Test(arguments: [
    ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
    ("He said “Stop.” Then he left.", ["He said “Stop.”", "Then he left."]),
    ("Dr. Lee met Mr. J. Smith. They spoke.", ["Dr. Lee met Mr. J. Smith.", "They spoke."]),
    ("It was, e.g. this, at 3.5 percent.", ["It was, e.g. this, at 3.5 percent."]),
    ("Wait... what? no.", ["Wait... what? no."]),
    ("In 2025. 40 of them. (All new.)", ["In 2025.", "40 of them.", "(All new.)"]),
    ("Es gilt. Überall, ohne Ausnahme.", ["Es gilt.", "Überall, ohne Ausnahme."]),
    ("今日は。元気ですか？はい、元気です。", ["今日は。", "元気ですか？", "はい、元気です。"]),
    ("¿Qué tal? ¡Bien!", ["¿Qué tal?", "¡Bien!"]),
    ("No end", ["No end"]),
  ])
  func `sentences end where a reader would end them`(text: String, expected: [String]) throws {
    #expect(try sentences(text) == expected.map { "1 \($0)" })
  }

  @Test func `wrapped lines are joined, and blank lines end a sentence`() throws {
    let text = """
      Welcome back to everyone who
      Walter Brandt has called on.

      This week
      Northwind, and what they learned in nine days.

      one more thing
      """
    #expect(
      try sentences(text) == [
        "1 Welcome back to everyone who Walter Brandt has called on.", "4 This week",
        "5 Northwind, and what they learned in nine days.", "7 one more thing",
      ]
    )
  }

  @Test func `long sentences are split at clauses into cues of similar length`() throws {
    let text =
      "Days four to six, the old system and the new one run side by side, and every evening "
      + "they compare the counts, aisle by aisle, until nobody can find a difference."
    let cues = try sentences(text)
    #expect(
      cues == [
        "1 Days four to six, the old system and the new one run side by side,",
        "1 and every evening they compare the counts, aisle by aisle,",
        "1 until nobody can find a difference.",
      ]
    )
  }

  @Test(arguments: [
    (
      "Dana Reyes: Hello.\nHow are you?\nSam: Fine.",
      ["1 Dana Reyes: Hello.", "2 Dana Reyes: How are you?", "3 Sam: Fine."]
    ),
    (
      "DANA:\nHello.\n\nStill me.\n\nSAM:\nYes.",
      ["2 DANA: Hello.", "4 DANA: Still me.", "7 SAM: Yes."]
    ),
    ("Hello.\nNorthwind: nine days.", ["1 Hello.", "2 Northwind: nine days."]),
    (
      "Hello.\nSam: Hi.\nDana: Well.\nSam: Yes.",
      ["1 Hello.", "2 Sam: Hi.", "3 Sam: Dana: Well.", "4 Sam: Yes."]
    ),
    ("Note: this is said. At 10:30 sharp.", ["1 Note: this is said.", "1 At 10:30 sharp."]),
  ])
  func `a name is a speaker only where that's certain`(text: String, expected: [String]) throws {
    #expect(
      try sentences(text).map { $0 }.joined(separator: "|") == expected.joined(separator: "|")
    )
  }

  @Test func `only the words of Markdown are kept`() throws {
    let text = """
      ---
      title: for machines
      ---
      # Nine *days*

      **Dana Reyes:** They have [85 people](https://example.com "x"), `one` manager &amp;
      a ![picture](a.png) of <b>him</b>.

      - Spare parts.
      - Trucks
        1. Red ones

      > Quoted, \\*truly\\*.

      <!-- a pause -->

      ```
      Plain code.
      ```
      """
    let found = try sentences(text, "a.md")
    #expect(
      found == [
        "4 Nine days", "6 Dana Reyes: They have 85 people, one manager & a picture of him.",
        "9 Dana Reyes: Spare parts.", "10 Dana Reyes: Trucks", "11 Dana Reyes: Red ones",
        "13 Dana Reyes: Quoted, *truly*.", "17 Dana Reyes: Plain code.",
      ]
    )
  }

  @Test func `a block of HTML is left out with a warning`() {
    let parsed = TranscriptFormat.parse(Array("Hello.\n\n<div>\nx\n</div>\n".utf8), file: "a.md")
    #expect(parsed.findings == ["3 stray-text"])
  }

  @Test func `scripts are decoded like transcripts`() throws {
    let units = "Größe.".utf16.flatMap { unit -> [UInt8] in
      [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    let utf16: [UInt8] = [0xFF, 0xFE] + units
    #expect(try sentences(utf16) == ["1 Größe."])
    #expect(try sentences([0xEF, 0xBB, 0xBF] + Array("Größe.".utf8)) == ["1 Größe."])
    let windows: [UInt8] =
      Array("Gr".utf8) + [0xF6, 0xDF] + Array("e \u{22}x\u{22}.".utf8) + [0x85]
    #expect(try sentences(windows) == ["1 Größe \"x\".…"])
    #expect(TranscriptFormat.parse(windows, file: "a.txt").findings == ["1 not-utf8"])
    #expect(try sentences(Array("One\u{0}.\r\n\r\nTwo.".utf8)) == ["1 One.", "3 Two."])
  }

  @Test func `a script over the limit is refused, with its size and the limit`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
    for file in ["a.txt", "a.md"] {
      let parsed = TranscriptFormat.parse(bytes, file: file)
      #expect(parsed.script == nil)
      #expect(
        parsed.diagnostics.map(\.description) == [
          "\(file): error: has 1048576 bytes; the limit for a script is 131072 "
            + "[transcript-too-large]"
        ]
      )
    }
  }
}
