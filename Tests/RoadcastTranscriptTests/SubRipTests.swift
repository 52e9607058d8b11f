import RoadcastModel
import RoadcastTranscript
import Testing

struct SubRipTests {
  @Test(arguments: [
    ("plain", "1\n00:00:01,000 --> 00:00:02,000\na\nb\n\n2\n00:00:03,000 --> 00:00:04,000\nc\n"),
    (
      "carriage returns",
      "1\r00:00:01,000 --> 00:00:02,000\ra\rb\r\r2\r00:00:03,000 --> 00:00:04,000\rc"
    ),
    (
      "mark and CRLF",
      "\u{FEFF}1\r\n00:00:01,000 --> 00:00:02,000\r\na\r\nb\r\n\r\n2\r\n00:00:03,000 --> "
        + "00:00:04,000\r\nc\r\n"
    ),
    ("no counters", "00:00:01,000 --> 00:00:02,000\na\nb\n\n00:00:03,000 --> 00:00:04,000\nc"),
    (
      "same counters",
      "7\n00:00:01,000 --> 00:00:02,000\na\nb\n\n7\n00:00:03,000 --> 00:00:04,000\nc"
    ),
    ("points", "1\n00:00:01.000 --> 00:00:02.000\na\nb\n\n2\n00:00:03.000 --> 00:00:04.000\nc"),
    ("few digits", "1\n0:0:1,0 --> 0:0:2,00\na\nb\n\n2\n0:00:03 --> 00:04\nc"),
    ("no hours", "1\n00:01,000 --> 00:02,000\na\nb\n\n2\n00:03,000 --> 00:04,000\nc"),
    (
      "many digits",
      "1\n00:00:01,000000 --> 00:00:02,0009\na\nb\n\n00:00:03,000 --> 00:00:04,000\nc"
    ),
    (
      "coordinates",
      "1\n00:00:01,000 --> 00:00:02,000  X1:201 X2:516 Y1:397 Y2:423\na\nb\n\n2\n"
        + "00:00:03,000 --> 00:00:04,000 position:50%\nc"
    ),
    (
      "no empty lines",
      "1\n00:00:01,000 --> 00:00:02,000\na\nb\n2\n00:00:03,000 --> 00:00:04,000\nc"
    ),
    (
      "neither counters nor empty lines",
      "00:00:01,000 --> 00:00:02,000\na\nb\n00:00:03,000 --> 00:00:04,000\nc"
    ),
    (
      "an empty line inside",
      "1\n00:00:01,000 --> 00:00:02,000\na\n\nb\n\n2\n00:00:03,000 --> 00:00:04,000\nc"
    ),
    (
      "an empty line after each",
      "1\n\n00:00:01,000 --> 00:00:02,000\n\na\n\nb\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\nc\n"
    ),
    (
      "many empty lines and blanks",
      "\n\n 1 \n\t00:00:01,000\t-->  00:00:02,000 \n a \n  \nb\t\n\n\n\n2\n00:00:03,000 --> 00:00:04,000\n\nc\n\n\n"
    ),
    ("other arrows", "1\n00:00:01,000 -> 00:00:02,000\na\nb\n\n2\n00:00:03,000-->00:00:04,000\nc"),
    (
      "marks",
      "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>a</i>\n<FONT color=\"#fff\">b</font >\n\n2\n"
        + "00:00:03,000 --> 00:00:04,000\n<b><u>c</u></b>{\\i0}"
    ),
    (
      "a break",
      "1\n00:00:01,000 --> 00:00:02,000\na<br>b\n\n2\n00:00:03,000 --> 00:00:04,000\n<br />c"
    ),
  ])
  func `every dialect is read alike`(name: String, text: String) {
    let parsed = subRip(text)
    #expect(parsed.lines == ["1000-2000 a/b", "3000-4000 c"])
    #expect(parsed.findings == [])
  }

  @Test(arguments: [
    ("1,5", 1_500), ("1,05", 1_050), ("1.005", 1_005), ("1,9999", 1_999), ("1", 1_000),
  ])
  func `milliseconds are a fraction`(seconds: String, count: Int) {
    #expect(subRip("1\n00:00:0\(seconds) --> 99:00:00,000\na").lines == ["\(count)-356400000 a"])
  }

  @Test(arguments: [
    "00:00:xx,000 --> 00:00:02,000", "00:61:00,000 --> 02:00:02,000", "00:00:60,000 --> 00:02:00,0",
    "00:00:01,000 -->", "0 --> 1", "00:00:01,000 --> 99999999999999999999:00:00,000",
    "00:00:01, --> 00:00:02,000", "from here --> to there",
  ])
  func `a cue with unreadable times is skipped and reported`(line: String) {
    let parsed = subRip("1\n\(line)\na\n\n2\n00:00:03,000 --> 00:00:04,000\nb")
    #expect(parsed.lines == ["3000-4000 b"])
    #expect(parsed.findings == ["2 cue-time!"])
  }

  @Test func `an arrow in the text isn't a time`() {
    let parsed = subRip("1\n00:00:01,000 --> 00:00:02,000\nfrom a --> b\n--> c")
    #expect(parsed.lines == ["1000-2000 from a --> b/--> c"])
    #expect(parsed.findings == [])
  }

  @Test(arguments: [
    ("00:00:01,000 --> 00:00:02,000\n1984\n\n00:00:03,000 --> 00:00:04,000\nb", ["1984", "b"]),
    (
      "1\n00:00:01,000 --> 00:00:02,000\nin\n1984\n\n2\n00:00:03,000 --> 00:00:04,000\nb",
      ["in/1984", "b"]
    ),
    ("1\n00:00:01,000 --> 00:00:02,000\n1984\n2\n00:00:03,000 --> 00:00:04,000\nb", ["1984", "b"]),
    ("1\n00:00:01,000 --> 00:00:02,000\n1984", ["1984"]),
  ])
  func `a number in the text isn't a counter`(text: String, spoken: [String]) {
    let parsed = subRip(text)
    #expect(parsed.lines.map { String($0.drop { $0 != " " }.dropFirst()) } == spoken)
    #expect(parsed.findings == [])
  }

  @Test(arguments: [
    ("AT&amp;T &lt;b&gt; &quot;x&quot; &#233; &nope; R&D", "AT&T <b> \"x\" é &nope; R&D"),
    ("a < b, <3, <script>x</script>, {x}, {\\", "a < b, <3, <script>x</script>, {x}, {\\"),
    ("<i unclosed", "<i unclosed"),
    ("<ibis> <fontaine>", "<ibis> <fontaine>"),
  ])
  func `only markup that players understand is removed`(text: String, plain: String) {
    #expect(subRip("00:00:01,000 --> 00:00:02,000\n\(text)").lines == ["1000-2000 \(plain)"])
  }

  @Test(
    arguments: [
      ("Dana: Hi", "Dana", "Hi"),
      ("DANA REYES: Hi", "DANA REYES", "Hi"),
      ("<b>Dana Reyes:</b> Hi", "Dana Reyes", "Hi"),
      ("Dr. J. O’Neill-Müller: Hi: there", "Dr. J. O’Neill-Müller", "Hi: there"),
      ("Élodie Žižek: Hi", "Élodie Žižek", "Hi"),
      ("Dana Reyes:\nHi", "Dana Reyes", "Hi"),
      ("Speaker 1: Hi", "Speaker 1", "Hi"),
      ("SPEAKER 12: Hi", "SPEAKER 12", "Hi"),
      ("Note: this", nil, "Note: this"),
      ("WARNING: this", nil, "WARNING: this"),
      ("PS: this", nil, "PS: this"),
      ("P.S.: this", nil, "P.S.: this"),
      ("Remember: this", nil, "Remember: this"),
      ("Step One: this", nil, "Step One: this"),
      ("10: this", nil, "10: this"),
      ("At 10: this", nil, "At 10: this"),
      ("10:30 is late", nil, "10:30 is late"),
      ("Q: why", nil, "Q: why"),
      ("We found: this", nil, "We found: this"),
      ("dana: Hi", nil, "dana: Hi"),
      ("Dana:Hi", nil, "Dana:Hi"),
      ("Dana:", nil, "Dana:"),
      ("Dana : Hi", "Dana", "Hi"),
      (": Hi", nil, ": Hi"),
      ("Https://example.com", nil, "Https://example.com"),
      ("One Two Three Four Five: Hi", nil, "One Two Three Four Five: Hi"),
      ("A B C D: Hi", nil, "A B C D: Hi"),
      ("Dana, Sam: Hi", nil, "Dana, Sam: Hi"),
      (
        "Maximiliane Featherstonehaugh-Smythe-Jones: Hi", nil,
        "Maximiliane Featherstonehaugh-Smythe-Jones: Hi"
      ),
    ] as [(String, String?, String)]
  )
  func `a name before the text is the speaker only where that's certain`(
    text: String,
    speaker: String?,
    words: String
  ) {
    // A name begins two cues or more; a third one shows that not every cue begins with something like it.
    let parsed = subRip(
      "1\n00:00:01,000 --> 00:00:02,000\n\(text)\n\n2\n00:00:03,000 --> 00:00:04,000\nand more\n\n"
        + "3\n00:00:05,000 --> 00:00:06,000\n\(text)\n"
    )
    #expect(parsed.transcript.cues.map(\.speaker) == [speaker, nil, speaker])
    #expect(parsed.transcript.cues.map(\.text) == [words, "and more", words])
  }

  @Test(arguments: ["Dana Reyes: Hi", "Pricing: ten dollars", "Hi\nDana: there"])
  func `a name that appears once stays text, unless it has a number`(text: String) {
    let parsed = subRip("1\n00:00:01,000 --> 00:00:02,000\n\(text)\n")
    #expect(parsed.transcript.cues.map(\.speaker) == [nil])
    #expect(parsed.transcript.cues.map(\.text) == [text])
  }

  @Test func `text before the first times is reported`() {
    let parsed = subRip("Road Notes\nby us\n\n1\n00:00:01,000 --> 00:00:02,000\na")
    #expect(parsed.lines == ["1000-2000 a"])
    #expect(parsed.findings == ["1 stray-text"])
  }

  @Test(arguments: [
    ("", []), ("\n \n", []), ("Hello\nthere", ["1 cue-time!"]), ("\n1\n", ["2 cue-time!"]),
  ])
  func `a file without times is reported unless it's empty`(text: String, findings: [String]) {
    #expect(subRip(text).lines == [])
    #expect(subRip(text).findings == findings)
  }

  @Test func `empty cues, long cues and too many cues are reported`() {
    let long = String(repeating: "x ", count: Limits.cueBytes / 2) + "x"
    let parsed = subRip(
      "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n\(long)\n\n3\n"
        + "00:00:05,000 --> 00:00:06,000\n<i></i>\n"
    )
    #expect(parsed.lines == [])
    #expect(parsed.findings == ["2 cue-empty", "5 cue-too-long!", "9 cue-empty"])
    let many = String(repeating: "00:01,0 --> 00:02,0\na\n", count: Limits.transcriptCues + 5)
    #expect(subRip(many).transcript.cues.count == Limits.transcriptCues)
    #expect(subRip(many).findings == ["40001 transcript-too-large!"])
  }

  @Test func `a cue has the line of its times`() {
    let parsed = subRip("1\n00:00:01,0 --> 00:00:02,0\na\n\n\n2\n00:00:03,0 --> 00:00:04,0\nb")
    #expect(parsed.transcript.cues.map(\.line) == [2, 7])
  }
}
