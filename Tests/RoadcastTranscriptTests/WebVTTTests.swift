import RoadcastModel
import RoadcastTranscript
import Testing

struct WebVTTTests {
  @Test func `a whole file is read`() {
    let parsed = webVTT(
      """
      WEBVTT - Road Notes
      Kind: captions

      NOTE
      made by hand

      STYLE
      ::cue { color: lime }

      REGION
      id:fred width:40%

      first
      00:01.000 --> 00:02.500 align:start position:10%
      <v Dana Reyes>Hello,
        and   welcome.

      00:01:00.000 --> 100:00:00.001
      Bye &amp; <i>thanks</i>
      """
    )
    #expect(
      parsed.lines == [
        "1000-2500 Dana Reyes: Hello,/and   welcome.", "60000-360000001 Bye & thanks",
      ]
    )
    #expect(parsed.transcript.cues.map(\.line) == [14, 18])
    #expect(parsed.findings == [])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `all kinds of line ends are read`(end: String) {
    let lines = [
      "WEBVTT", "", "1", "00:01.000 --> 00:02.000", "a", "b", "", "00:03.000 --> x", "c",
    ]
    let parsed = webVTT(lines.joined(separator: end))
    #expect(parsed.lines == ["1000-2000 a/b"])
    #expect(parsed.transcript.cues.map(\.line) == [4])
    #expect(parsed.findings == ["8 cue-time!"])
  }

  @Test(arguments: [
    ("WEBVTT", true), ("WEBVTT\n", true), ("\u{FEFF}WEBVTT\n\n", true), ("WEBVTT\tx", true),
    ("WEBVTT comment", true), ("", false), ("WEBVTTX", false), ("webvtt", false),
    ("\nWEBVTT", false), (" WEBVTT", false), ("1\n00:00:01,000 --> 00:00:02,000\na", false),
  ])
  func `the header is required`(text: String, isGood: Bool) {
    let parsed = webVTT(text)
    #expect(parsed.findings == (isGood ? [] : ["1 vtt-header!"]))
    #expect(parsed.transcript.cues.isEmpty)
  }

  @Test func `SubRip with the extension of WebVTT is recognised`() {
    let parsed = webVTT("1\n00:00:01,000 --> 00:00:02,000\na")
    #expect(parsed.diagnostics.first?.message.hasSuffix("rename the file to .srt") == true)
  }

  @Test(
    arguments: [
      ("00:01.000 --> 00:02.000", "1000-2000"),
      ("00:00:01.000 --> 00:00:02.000", "1000-2000"),
      ("  00:01.000-->00:02.000", "1000-2000"),
      ("\t00:01.000\t-->\t00:02.000\tline:0", "1000-2000"),
      ("1:00:01.000 --> 0001:00:02.000", "3601000-3602000"),
      ("59:59.999 --> 9999:59:59.999", "3599999-35999999999"),
      ("00:05.000 --> 00:02.000", "5000-2000"),
      ("00:01,000 --> 00:02,000", nil),
      ("00:01.00 --> 00:02.000", nil),
      ("00:01.0000 --> 00:02.000", nil),
      ("00:60.000 --> 02:02.000", nil),
      ("00:60:00.000 --> 02:02:00.000", nil),
      ("1:02.000 --> 2:03.000", nil),
      ("00:1.000 --> 00:02.000", nil),
      ("01.000 --> 02.000", nil),
      ("00:01.000 -- > 00:02.000 -->", nil),
      ("00:01.000 --> ", nil),
      ("--> 00:02.000", nil),
      ("-00:01.000 --> 00:02.000", nil),
      ("10000:00:00.000 --> 10000:00:01.000", nil),
      ("99999999999999999999999:00:00.000 --> 00:02.000", nil),
      ("０0:01.000 --> 00:02.000", nil),
    ] as [(String, String?)]
  )
  func `times are read as in the specification`(line: String, times: String?) {
    let parsed = webVTT("WEBVTT\n\n\(line)\nx\n\n00:09.000 --> 00:09.500\nnext")
    #expect(parsed.lines == (times.map { ["\($0) x"] } ?? []) + ["9000-9500 next"])
    #expect(parsed.findings == (times == nil ? ["3 cue-time!"] : []))
  }

  @Test(arguments: [
    ("a <b>b</b> <i.x.y>c</i> <u>d</u> <c.loud>e</c> <lang en>f</lang>", ["a b c d e f"]),
    ("<00:00:01.500>a <00:01.750>b", ["a b"]),
    ("<ruby>漢<rt>kan</rt>字<rt>ji</ruby> read", ["漢字 read"]),
    ("<rt>not above anything</rt>", ["not above anything"]),
    ("a<foo bar>b</foo><>c<!-- d >e", ["abce"]),
    ("&amp;&lt;&gt;&quot;&apos;&#233;&#xE9;&#Xe9;", ["&<>\"'éé" + "é"]),
    ("a&nbsp;b&lrm;c&rlm;d", ["a\u{A0}b\u{200E}c\u{200F}d"]),
    ("&amp;lt;b&amp;gt;", ["&lt;b&gt;"]),
    (
      "Q&A &copy; &; &#; &#x; &#0; &#27; &#xD800; &#x110000; &#+65; &amp",
      [
        "Q&A &copy; &; &#; &#x; &#0; &#27; &#xD800; &#x110000; &#+65; &amp"
      ]
    ),
    ("a&#10;&#10;b&#13;c", ["a/b/c"]),
    ("It&#146;s &#x96; &#129; so", ["It’s – &#129; so"]),
    ("5 < 6 and <3 or <5% or 7<", ["5 < 6 and <3 or <5% or 7<"]),
    ("  a\t\n \u{A0}\n\tb  ", ["a/b"]),
    ("<v Dana>Hi", ["Dana: Hi"]),
    ("<v.first.loud Dana Reyes >Hi</v>", ["Dana Reyes: Hi"]),
    ("<v\tDana \t Reyes>Hi", ["Dana Reyes: Hi"]),
    ("<v R&amp;D &lt;x&gt;>Hi", ["R&D <x>: Hi"]),
    ("<v>Hi", ["Hi"]),
    ("<v.loud>Hi", ["Hi"]),
    ("<v Dana>Hi</v>\n<v Sam><i>Oh</i>\nyes</v>", ["Dana: Hi", "Sam: Oh/yes"]),
    ("<v Dana>Hi <v Sam>Oh</v> all", ["Dana: Hi", "Sam: Oh", "all"]),
    ("<v Dana>Hi</v>\n<v Dana>there</v>", ["Dana: Hi/there"]),
    ("<v Dana></v><v Sam>Oh", ["Sam: Oh"]),
    ("- before\n<v Dana>Hi", ["- before", "Dana: Hi"]),
    ("<v Dana\nReyes>Hi", ["Dana Reyes: Hi"]),
    ("<voice Dana>Hi", ["Hi"]),
    ("<V Dana>Hi", ["Hi"]),
  ])
  func `markup in the text is read and removed`(text: String, spoken: [String]) {
    let parsed = webVTT("WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)\n")
    #expect(parsed.lines == spoken.map { "1000-2000 " + $0 })
    #expect(parsed.findings == [])
  }

  @Test(arguments: [
    ("Hello <i", ["Hello"]),
    ("<v Dana\nHello", ["Dana: Hello"]),
    ("<v Dana\n<i>Hello</i>", ["Dana: Hello"]),
    ("a <b\nc <d\ne", ["a/c/e"]),
    ("a </", ["a"]),
  ])
  func `an unclosed tag ends with its line and is reported`(
    text: String,
    spoken: [String]
  ) {
    let parsed = webVTT("WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)\n")
    #expect(parsed.lines == spoken.map { "1000-2000 " + $0 })
    #expect(parsed.findings == ["3 cue-tag"])
  }

  @Test func `an arrow begins a new cue even without an empty line`() {
    let parsed = webVTT(
      """
      WEBVTT
      00:01.000 --> 00:02.000
      a
      00:03.000 --> 00:04.000
      b
      c --> d
      e

      00:05.000 --> 00:06.000
      f
      """
    )
    #expect(parsed.lines == ["1000-2000 a", "3000-4000 b", "5000-6000 f"])
    #expect(parsed.findings == ["6 cue-time!"])
  }

  @Test func `notes are left out, even those with an arrow`() {
    let parsed = webVTT(
      """
      WEBVTT

      NOTE a --> b
      c

      NOTE
      d --> e
      f

      NOTEBOOK
      00:01.000 --> 00:02.000
      g

      NOTE\th
      """
    )
    #expect(parsed.lines == ["1000-2000 g"])
    #expect(parsed.findings == [])
  }

  @Test func `a cue without words is left out with a warning`() {
    let parsed = webVTT(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\n<v Dana> &nbsp;</v>\n"
    )
    #expect(parsed.lines == [])
    #expect(parsed.findings == ["3 cue-empty", "5 cue-empty"])
  }

  @Test func `text after an empty line is reported`() {
    let parsed = webVTT("WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nb\nc\n\nd")
    #expect(parsed.lines == ["1000-2000 a"])
    #expect(parsed.findings == ["6 stray-text", "9 stray-text"])
  }

  @Test func `the order of times isn't checked here`() {
    let parsed = webVTT(
      "WEBVTT\n\n00:05.000 --> 00:02.000\na\n\n00:01.000 --> 00:01.000\nb"
    )
    #expect(parsed.lines == ["5000-2000 a", "1000-1000 b"])
    #expect(parsed.findings == [])
  }

  @Test func `a cue at the limit is read and one over it is refused`() {
    let fits = String(repeating: "x", count: Limits.cueBytes)
    let parsed = webVTT(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n\(fits)\n\n00:03.000 --> 00:04.000\n\(fits)y\n\n"
        + "00:05.000 --> 00:06.000\nz"
    )
    #expect(parsed.transcript.cues.map(\.text) == [fits, "z"])
    #expect(parsed.findings == ["6 cue-too-long!"])
    #expect(
      parsed.diagnostics.first?.message == "the cue has 8193 bytes of text; the limit is 8192"
    )
  }

  @Test func `a name over the limit is refused`() {
    let name = String(repeating: "n", count: Limits.speakerCharacters)
    let parsed = webVTT(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v \(name)>a\n\n00:03.000 --> 00:04.000\n<v \(name)n>b"
    )
    #expect(parsed.transcript.cues.map(\.speaker) == [name, nil])
    #expect(parsed.findings == ["6 speaker-too-long!"])
  }

  @Test func `reading ends at the limit of cues`() {
    let cue = "00:01.000 --> 00:02.000\na\n\n"
    let fits = "WEBVTT\n\n" + String(repeating: cue, count: Limits.transcriptCues)
    #expect(webVTT(fits).transcript.cues.count == Limits.transcriptCues)
    #expect(webVTT(fits).findings == [])
    let over = webVTT(fits + cue + cue)
    #expect(over.transcript.cues.count == Limits.transcriptCues)
    #expect(over.findings == ["60003 transcript-too-large!"])
  }
}
