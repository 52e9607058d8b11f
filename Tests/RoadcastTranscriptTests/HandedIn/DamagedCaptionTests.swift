import RoadcastModel
import RoadcastTranscript
import Testing

/// Captions that an editor, a translator or a wrong name has damaged.
struct DamagedCaptionTests {
  private func parse(_ text: String, _ file: String) -> ParsedTranscript {
    TranscriptFormat.parse(Array(text.utf8), file: file)
  }

  @Test(arguments: [
    "00:00:01,000 —> 00:00:02,000", "00:00:01,000 –> 00:00:02,000",
    "00:00:01,000 - -> 00:00:02,000",
    "00:00:01,000 → 00:00:02,000", "00:00:01,000 -- Cancer 00:00:02,000",
    "00: 00: 01,000 -> 00: 00: 02,000", "00: 00: 01, 000 --> 00: 00: 02, 000",
    "００：００：０１，０００ －－＞ ００：００：０２，０００", "00：00：01，000 --> 00：00：02，000",
    "٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠٠:٠٢,٠٠٠", "00:00:01,000 --&gt; 00:00:02,000",
    "00:00:01,000 == 00:00:02,000", "00:00:01,000\t00:00:02,000", "00:00:01:000 --> 00:00:02:000",
    "00;00;01,000 --> 00;00;02,000", "00:00:01,000 bis 00:00:02,000",
    "00:00:01,000 --- > 00:00:02,000",
    "00:00:01,000 ＞ 00:00:02,000", "00:00:01,000 ——> 00:00:02,000",
  ])
  func `damaged arrows and times are read as they were meant`(line: String) {
    let block = "1\n\(line)\nHello.\n\n2\n00:00:02,000 --> 00:00:03,000\nBye.\n"
    let parsed = parse(block, "a.srt")
    #expect(parsed.lines == ["1000-2000 Hello.", "2000-3000 Bye."])
    #expect(parsed.findings == [])
  }

  @Test(arguments: [
    "00:00.080 —> 00:02.173", "00:00:00.080 –> 00:00:02.173", "00:00:00.080 -> 00:00:02.173",
    "00:00:00.080 → 00:00:02.173", "00:00:00.080 --&gt; 00:00:02.173",
  ])
  func `damaged arrows are read in WebVTT too`(line: String) {
    let parsed = webVTT("WEBVTT\n\n1\n\(line)\nHello.\n\n00:03.000 --> 00:04.000\nBye.\n")
    #expect(parsed.lines == ["80-2173 Hello.", "3000-4000 Bye."])
    #expect(parsed.findings == [])
  }

  @Test(arguments: [
    ("a.srt", "1\n00:00:01,000 —> soon\nHello.\n\n2\n00:00:02,000 --> 00:00:03,000\nBye.\n", "2"),
    ("a.srt", "1\n00:00:01,000 -\nHello.\n\n2\n00:00:02,000 --> 00:00:03,000\nBye.\n", "2"),
    ("a.vtt", "WEBVTT\n\n00:00:01.000 -\nHello.\n\n00:02.000 --> 00:03.000\nBye.\n", "3"),
    ("a.vtt", "WEBVTT\n\n00:00:01.000 – 00:61.000\nHello.\n\n00:02.000 --> 00:03.000\nBye.\n", "3"),
  ])
  func `times that can't be read are an error at their line, which quotes them`(
    file: String,
    text: String,
    line: String
  ) {
    let parsed = parse(text, file)
    #expect(parsed.lines == ["2000-3000 Bye."])
    #expect(parsed.findings == ["\(line) cue-time!"])
    #expect(parsed.diagnostics.first?.message.contains("\"00:00:01") == true)
  }

  @Test(arguments: [
    "10:30 to 11:45 is lunch", "10:30:00 - that's when", "3.5, 4.5", "2024-11-20", "1:2 - 3:4",
  ])
  func `times that people say are words`(words: String) {
    let parsed = parse("1\n00:00:01,000 --> 00:00:02,000\n\(words)\n", "a.srt")
    #expect(parsed.lines == ["1000-2000 \(words)"])
    #expect(parsed.findings == [])
    #expect(webVTT("WEBVTT\n\n00:01.000 --> 00:02.000\n\(words)\n").lines == ["1000-2000 \(words)"])
  }

  @Test(arguments: [
    ["1个", "2个", "三"], ["#1", "#2", "#3"], ["1.", "2.", "3."], ["Un", "Deux", "Trois"],
    ["١", "٢", "٣"], ["１", "２", "３"], ["1번", "2번", "3번"], ["1", "2個", "3"],
  ])
  func `counters in any language are no words`(counters: [String]) {
    let blocks = counters.enumerated().map { index, counter in
      "\(counter)\n00:00:0\(index),000 --> 00:00:0\(index + 1),000\nWord \(index).\n\n"
    }
    let parsed = parse(blocks.joined(), "a.srt")
    #expect(parsed.lines == ["0-1000 Word 0.", "1000-2000 Word 1.", "2000-3000 Word 2."])
    #expect(parsed.findings == [])
  }

  @Test func `a short line is a word where cues have no counters`() {
    let parsed = parse(
      "00:00:01,000 --> 00:00:02,000\nHello\n\nBye\n00:00:03,000 --> 00:00:04,000\nc\n",
      "a.srt"
    )
    #expect(parsed.lines == ["1000-2000 Hello/Bye", "3000-4000 c"])
  }

  @Test(arguments: ["a.vtt", "a.srt", "a.json", "a.txt", "a.md", "a.captions"])
  func `captions are read for what they are, whatever their name`(file: String) {
    let texts = [
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>Hi\n",
      "1\n00:00:01,000 --> 00:00:02,000\n[SPEAKER_00]: Hi\n",
      #"{"segments": [{"start": 1, "end": 2, "speaker": "Dana", "text": " Hi"}]}"#,
      "[00:00:01.000 --> 00:00:02.000]   [SPEAKER_00]: Hi\n",
      "[00:01.000 --> 00:02.000]  [SPEAKER_00]: Hi\n", "[1.00s -> 2.00s] [SPEAKER_00]: Hi\n",
      "0:00:01.000,0:00:02.000\n[SPEAKER_00]: Hi\n",
      "start\tend\ttext\n1000\t2000\t[SPEAKER_00]: Hi\n",
      "1.0\t2.0\t[SPEAKER_00]: Hi\n", "start,end,text\n1000,2000,\"[SPEAKER_00]: Hi\"\n",
      "[Script Info]\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,Dana,0,0,0,,{\\an8}Hi\n",
      "[00:01.00][SPEAKER_00]: Hi\n[00:02.00]\n",
      "00:00:01.000 --> 00:00:02.000: [SPEAKER_00]: Hi\n",
    ]
    for text in texts {
      let parsed = parse(text, file)
      #expect(parsed.findings == [], "\(text)")
      #expect(parsed.transcript.cues.map(\.text) == ["Hi"], "\(text)")
      #expect(parsed.transcript.cues.first?.speaker != nil, "\(text)")
      #expect(parsed.lines.allSatisfy { $0.hasPrefix("1000-2000 ") }, "\(text)")
    }
  }

  @Test(arguments: [
    ("%PDF-1.7\n", "PDF"), ("PK\u{3}\u{4}..word/document.xml", "Word"), ("{\\rtf1\\ansi x}", "RTF"),
    ("<!DOCTYPE html><p>x</p>", "HTML"), ("\n<html>x</html>", "HTML"),
    ("<?xml version=\"1.0\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\"/>", "TTML"),
    ("<SAMI>x</SAMI>", "SAMI"), ("<transcript><text start=\"1\">x</text></transcript>", "XML"),
    ("{0}{25}Hello", "MicroDVD"), ("RIFFxxxxWAVE", "recording"),
  ])
  func `a format that isn't read is named, with what to do`(text: String, name: String) {
    for file in ["a.txt", "a.srt", "a.vtt", "a.md", "a.json", "a.docx"] {
      let parsed = parse(text, file)
      #expect(parsed.findings == ["- transcript-format!"], "\(file)")
      #expect(parsed.diagnostics.first?.message.contains(name) == true, "\(file)")
      #expect(parsed.script == nil)
    }
  }

  @Test(arguments: [
    (
      "Dana Reyes  0:03\nHello all.\n\nAnn Lee  0:05\nHi.\n",
      ["Dana Reyes: Hello all.", "Ann Lee: Hi."]
    ),
    (
      "[Dana Reyes] 10:00:01\nHello all.\n\n[Ann Lee] 10:00:05\nHi.\n",
      ["Dana Reyes: Hello all.", "Ann Lee: Hi."]
    ),
    ("0:00\nHello all.\n0:03\nBye now.\n", ["Hello all.", "Bye now."]),
    ("00:00:00 Hello all.\n00:00:03 Bye now.\n", ["Hello all.", "Bye now."]),
    ("[00:00:00] Dana: Hello all.\n[00:00:03] Ann: Bye.\n", ["Dana: Hello all.", "Ann: Bye."]),
    ("Dana (00:00): Hello all.\nAnn (00:03): Bye.\n", ["Dana: Hello all.", "Ann: Bye."]),
    ("Dana: [00:00] Hello [00:02] all.\nDana: Bye.\n", ["Dana: Hello all.", "Dana: Bye."]),
    ("(00:00)\nHello all.\n(00:03)\nBye now.\n", ["Hello all.", "Bye now."]),
    (
      "00:00:00:00 - 00:00:02:12\nSpeaker 1:\nHello all.\n\n00:00:02:12 - 00:00:04:00\nSpeaker 2:\nBye.\n",
      ["Speaker 1: Hello all.", "Speaker 2: Bye."]
    ),
    (
      "We open at 10:30 today. Bring (10:30) a pen.\n",
      ["We open at 10:30 today.", "Bring (10:30) a pen."]
    ),
    ("10:30 is too late.\nReally late.\n", ["10:30 is too late.", "Really late."]),
    ("张伟：你好。\n李娜：早。\n张伟：再见。\n", ["张伟: 你好。", "李娜: 早。", "张伟: 再见。"]),
    ("Speaker 1: Hello all.\nMore words.\n", ["Speaker 1: Hello all.", "Speaker 1: More words."]),
  ])
  func `times in a script aren't words`(text: String, expected: [String]) throws {
    let script = try #require(parse(text, "a.txt").script)
    let map = SpeechMap(pauses: [], length: Milliseconds(6_000))
    let cues = ScriptTimer.transcript(of: script, over: map).transcript.cues
    #expect(cues.map { ($0.speaker.map { "\($0): " } ?? "") + $0.text } == expected)
  }
}
