import RoadcastEditing
import RoadcastModel
import Testing

struct TranscriptTextTests {
  private let vtt = """
    WEBVTT Kind: captions

    NOTE from the recogniser

    intro
    00:01.000 --> 00:03.000 line:0
    <v Dana Reyes>Hello & <i>welcome</i> to
    the show.

    00:03.000 --> 00:05.500
    <v Dana Reyes>Second.


    00:00:06.000 --> 00:00:08.000
    <v Ann Lee>Third.

    """

  private func text(_ text: String, _ name: String = "a.vtt") -> TranscriptText {
    TranscriptText(Array(text.utf8), file: "episodes/x/\(name)")
  }

  private func applying(
    _ edit: TranscriptEdit,
    to content: String,
    _ name: String = "a.vtt"
  ) throws
    -> String
  {
    String(decoding: try text(content, name).applying(edit).bytes, as: UTF8.self)
  }

  @Test func `cues are read with what they say and who says it`() {
    let cues = text(vtt).cues
    #expect(cues.map(\.speaker) == ["Dana Reyes", "Dana Reyes", "Ann Lee"])
    #expect(cues.map(\.start.count) == [1_000, 3_000, 6_000])
    #expect(cues[0].text == "Hello & welcome to\nthe show.")
    #expect(text(vtt).conversion == nil)
  }

  @Test func `words and names change alone`() throws {
    let edit = TranscriptEdit.write(1, text: "It's 5 < 6 & more.", speaker: "Bo <x>")
    #expect(
      try applying(edit, to: vtt)
        == vtt.replacing(
          "<v Dana Reyes>Second.",
          with: "<v Bo &lt;x&gt;>It's 5 &lt; 6 &amp; more."
        )
    )
  }

  @Test func `times change alone, in the form that they have`() throws {
    let edit = TranscriptEdit.time(0, start: Milliseconds(900), end: Milliseconds(2_950))
    #expect(
      try applying(edit, to: vtt)
        == vtt.replacing("00:01.000 --> 00:03.000 line:0", with: "00:00.900 --> 00:02.950 line:0")
    )
    #expect(
      try applying(.nudge(1, to: Milliseconds(2_500)), to: vtt)
        == vtt.replacing("--> 00:03.000", with: "--> 00:02.500")
        .replacing("00:03.000 --> 00:05.500", with: "00:02.500 --> 00:05.500")
    )
    #expect(throws: EditRefusal.self) {
      try applying(.time(0, start: Milliseconds(3_000), end: Milliseconds(3_000)), to: vtt)
    }
  }

  @Test func `cues are split and joined`() throws {
    let count = "Hello & welcome to\n".count
    let split = try text(vtt).applying(.split(0, after: count, at: Milliseconds(2_000)))
    #expect(
      String(decoding: split.bytes, as: UTF8.self)
        == vtt.replacing(
          "--> 00:03.000 line:0\n<v Dana Reyes>Hello & <i>welcome</i> to\nthe show.",
          with: "--> 00:02.000 line:0\n<v Dana Reyes>Hello & <i>welcome</i> to\n\n"
            + "00:00:02.000 --> 00:00:03.000\n<v Dana Reyes>the show."
        )
    )
    let joined = try split.applying(.join(0))
    #expect(joined.cues == text(vtt).cues)
    #expect(throws: EditRefusal.self) { try applying(.join(1), to: vtt) }
  }

  @Test(arguments: [
    (
      "Hello & welcome to\nthe show.", "Hello & welcome to\nour own show.", "the show.",
      "our own show."
    ),
    ("Hello & welcome to\nthe show.", "Hello & goodbye to\nthe show.", "welcome", "goodbye"),
    ("Hello & welcome to\nthe show.", "Hello welcome to\nthe show.", "& <i>", "<i>"),
    (
      "Hello & welcome to\nthe show.", "Hello & welcome to the\nshow.", "to\nthe show",
      "to the\nshow"
    ),
    (
      "Hello & welcome to\nthe show.", "Hello & welcome to\nthe <A&B> show.", "the",
      "the &lt;A&amp;B&gt;"
    ),
    (
      "Hello & welcome to\nthe show.", "Well, hello & welcome to\nthe show.", "Hello", "Well, hello"
    ),
  ])
  func `formatting stays where words change`(
    old: String,
    new: String,
    removed: String,
    added: String
  ) throws {
    #expect(text(vtt).cues[0].text == old)
    let edit = TranscriptEdit.write(0, text: new, speaker: "Dana Reyes")
    let range = try #require(vtt.firstRange(of: "Reyes>Hello")).lowerBound...
    let rest = String(vtt[range]).replacing(removed, with: added, maxReplacements: 1)
    #expect(try applying(edit, to: vtt) == vtt[..<range.lowerBound] + rest)
  }

  @Test func `a name changes and the formatting stays`() throws {
    let loud = vtt.replacing("<v Dana Reyes>Hello", with: "<v.loud Dana Reyes>Hello")
    let edit = TranscriptEdit.write(0, text: text(loud).cues[0].text, speaker: "Bo")
    #expect(
      try applying(edit, to: loud) == loud.replacing("<v.loud Dana Reyes>", with: "<v.loud Bo>")
    )
  }

  @Test func `formatting is never lost`() throws {
    let edits: [TranscriptEdit] = [
      .write(0, text: "Welcome to the show.", speaker: "Dana Reyes"),
      .write(0, text: "Hello & welcome to\nthe show.", speaker: nil),
    ]
    for edit in edits {
      #expect(throws: EditRefusal.self) { try applying(edit, to: vtt) }
    }
    let bold = vtt.replacing("to\nthe show.", with: "to <b>the\nnew show</b>.")
    let inside = "Hello & welcome to the\n".count
    #expect(throws: EditRefusal.self) { try applying(.split(0, after: inside, at: nil), to: bold) }
    let srt = "1\n00:00:01,000 --> 00:00:03,000\n{\\an8}<i>Hello</i> there.\n"
    #expect(
      try applying(.write(0, text: "Hello again.", speaker: nil), to: srt, "a.srt")
        == srt.replacing("there.", with: "again.")
    )
  }

  @Test func `a cue is removed with its name`() throws {
    let removed = try applying(.remove(0), to: vtt)
    #expect(removed.hasPrefix("WEBVTT Kind: captions\n\nNOTE from the recogniser\n\n00:03.000"))
    #expect(
      try applying(.remove(2), to: vtt)
        == vtt.replacing("\n\n00:00:06.000 --> 00:00:08.000\n<v Ann Lee>Third.\n", with: "")
    )
  }

  @Test func `notes between cues are never lost`() throws {
    let noted = vtt.replacing("\n\n\n00:00:06", with: "\n\nNOTE keep me\n\n00:00:06")
    let same = try text(noted).applying(.write(2, text: "Third.", speaker: "Dana Reyes"))
    #expect(throws: EditRefusal.self) { try same.applying(.join(1)) }
    for position in 0..<3 {
      #expect(try applying(.remove(position), to: noted).contains("NOTE keep me\n"))
    }
  }

  @Test func `SubRip keeps its line ends, numbers and names`() throws {
    let srt =
      "1\r\n00:00:01,000 --> 00:00:03,000\r\nDana: Hello.\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\nDana: Bye.\r\n"
    #expect(text(srt, "a.srt").cues.map(\.speaker) == ["Dana", "Dana"])
    #expect(
      try applying(.write(1, text: "Bye\nnow.", speaker: "Dana"), to: srt, "a.srt")
        == srt.replacing("Dana: Bye.", with: "Dana: Bye\r\nnow.")
    )
    #expect(
      try applying(.shift(Milliseconds(250)), to: srt, "a.srt")
        == srt.replacing("01,000", with: "01,250").replacing("03,000", with: "03,250")
        .replacing("05,000", with: "05,250")
    )
  }

  @Test func `what has no times becomes a WebVTT file beside it`() throws {
    let estimated = [
      Cue(start: Milliseconds(0), end: Milliseconds(900), text: "One.", line: 1, isEstimated: true),
      Cue(
        start: Milliseconds(900),
        end: Milliseconds(2_000),
        text: "Two.",
        line: 1,
        isEstimated: true
      ),
    ]
    let script = TranscriptText(
      Array("One. Two.\n".utf8),
      file: "episodes/x/a.txt",
      estimated: estimated
    )
    #expect(script.target == "episodes/x/a.vtt")
    let nudged = try script.applying(.nudge(1, to: Milliseconds(1_100)))
    #expect(nudged.file == "episodes/x/a.vtt")
    #expect(
      String(decoding: nudged.bytes, as: UTF8.self)
        == "WEBVTT\n\n00:00:00.000 --> 00:00:01.100\nOne.\n\n00:00:01.100 --> 00:00:02.000\nTwo.\n"
    )
  }

  @Test func `a cue with several voices is left to a text editor`() throws {
    let voices =
      "WEBVTT\n\n00:01.000 --> 00:03.000\n<v A>One.\n<v B>Two.\n\n00:03.000 --> 00:04.000\nX\n"
    #expect(text(voices).cues[0].refusal != nil)
    #expect(throws: EditRefusal.self) {
      try applying(.write(0, text: "New", speaker: nil), to: voices)
    }
    #expect(
      try applying(.write(1, text: "Y", speaker: nil), to: voices)
        == voices.replacing("\nX\n", with: "\nY\n")
    )
  }

  @Test func `phrases to avoid are found over cues, in what browsers count`() throws {
    let never = [
      WordingPolicy.Guideline(say: try #require(WordingPhrase("free trial*")), instead: "pilot")
    ]
    let marks = WordingMark.marks(
      of: never,
      in: [("🎙️ A Free trials!", nil), ("It's free", "Ann"), ("trial time", "Ann"), ("free", nil)]
    )
    #expect(marks.map(\.cue) == [0, 1, 2])
    #expect(marks.map(\.range) == [6..<17, 5..<9, 0..<5])
    #expect(marks[0].instead == "pilot")
  }
}
