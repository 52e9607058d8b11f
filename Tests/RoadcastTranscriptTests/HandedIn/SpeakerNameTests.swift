import RoadcastModel
import RoadcastTranscript
import Testing

/// Who speaks, in captions whose names are in the text.
struct SpeakerNameTests {
  /// SubRip with a cue a second.
  private func cues(_ texts: [String]) -> [String] {
    let blocks = texts.enumerated().map { index, text in
      "\(index + 1)\n00:00:0\(index),000 --> 00:00:0\(index + 1),000\n\(text)\n\n"
    }
    return subRip(blocks.joined()).transcript.cues.map {
      ($0.speaker.map { "\($0)|" } ?? "") + $0.text.replacing("\n", with: "/")
    }
  }

  @Test(arguments: [
    (["Dana: a b", "Ann: c", "Dana: d"], ["Dana|a b", "Ann|c", "Dana|d"]),
    (["DANA REYES: a", "c", "DANA REYES: d"], ["DANA REYES|a", "c", "DANA REYES|d"]),
    (["张伟：你好", "李娜：早", "张伟：再见"], ["张伟|你好", "李娜|早", "张伟|再见"]),
    (["张伟:你好", "李娜:早", "张伟:再见"], ["张伟|你好", "李娜|早", "张伟|再见"]),
    (["田中：はい", "佐藤：いいえ", "田中：はい"], ["田中|はい", "佐藤|いいえ", "田中|はい"]),
    (["김민수: 네", "이영희: 아니요", "김민수: 네"], ["김민수|네", "이영희|아니요", "김민수|네"]),
    (["سارة: نعم", "علي: لا", "سارة: شكرا"], ["سارة|نعم", "علي|لا", "سارة|شكرا"]),
    (["דנה: כן", "יוסי: לא", "דנה: תודה"], ["דנה|כן", "יוסי|לא", "דנה|תודה"]),
    (["Дана: да", "Анна: нет", "Дана: да"], ["Дана|да", "Анна|нет", "Дана|да"]),
    (["Δάνα: ναι", "Άννα: όχι", "Δάνα: ναι"], ["Δάνα|ναι", "Άννα|όχι", "Δάνα|ναι"]),
    (["सारा: हाँ", "अली: नहीं", "सारा: हाँ"], ["सारा|हाँ", "अली|नहीं", "सारा|हाँ"]),
    ([">> DANA: a", ">> ANN: b", ">> DANA: c"], ["DANA|a", "ANN|b", "DANA|c"]),
    ([">> Hello.", ">>> Now the weather."], ["Hello.", "Now the weather."]),
    ([">> DANA: a\n>> b", ">> DANA: c"], ["DANA|a", "b", "DANA|c"]),
    (["- Dana: a\n- Ann: b", "- Dana: c"], ["Dana|a", "Ann|b", "Dana|c"]),
    (["– Dana: a", "– Ann: b", "– Dana: c"], ["Dana|a", "Ann|b", "Dana|c"]),
    (["[Dana] a", "[Ann] b", "[Dana] c"], ["Dana|a", "Ann|b", "Dana|c"]),
    (["(Dana) a", "(Ann) b", "(Dana) c"], ["Dana|a", "Ann|b", "Dana|c"]),
    (["[Dana]: a", "[Ann]: b", "[Dana]: c"], ["Dana|a", "Ann|b", "Dana|c"]),
    (["【张伟】你好", "【李娜】早", "【张伟】再见"], ["张伟|你好", "李娜|早", "张伟|再见"]),
    (["Dana : a", "Ann : b", "Dana : c"], ["Dana|a", "Ann|b", "Dana|c"]),
    (["Dana\u{A0}: a", "Dana\u{A0}: c"], ["Dana|a", "Dana|c"]),
    (["**Dana:** a", "**Dana:** b"], ["Dana|a", "Dana|b"]),
    (["Dana (V.O.): a", "Ann: b", "Dana: c"], ["Dana|a", "Ann|b", "Dana|c"]),
    (["Dana (00:01): a", "Ann (00:02): b", "Dana (00:03): c"], ["Dana|a", "Ann|b", "Dana|c"]),
    (
      ["Jan van der Berg: a", "Jan van der Berg: b"], ["Jan van der Berg|a", "Jan van der Berg|b"]
    ),
    (["Dana's iPhone: a", "Ann: b", "Ann: c"], ["Dana's iPhone|a", "Ann|b", "Ann|c"]),
    (["dana: a", "ann: b", "dana: c"], ["dana|a", "ann|b", "dana|c"]),
    (["+1 555 0100: a", "Ann: b", "+1 555 0100: c"], ["+1 555 0100|a", "Ann|b", "+1 555 0100|c"]),
    (["Caller 2: a", "SPEAKER_01: b", "S00: c"], ["Caller 2|a", "SPEAKER_01|b", "S00|c"]),
    (["Speaker A: a", "Sprecher 1: b", "发言人1：c"], ["Speaker A|a", "Sprecher 1|b", "发言人1|c"]),
    (["Panelist 1: a", "Panelist 2: b"], ["Panelist 1|a", "Panelist 2|b"]),
    (
      ["Speaker 1\na", "Speaker 2\nb", "Speaker 1\nc"],
      ["Speaker 1|a", "Speaker 2|b", "Speaker 1|c"]
    ),
    (["Dana:\na b", "Ann:\nc", "Dana:\nd"], ["Dana|a b", "Ann|c", "Dana|d"]),
  ])
  func `names are speakers in every way of writing them`(texts: [String], expected: [String]) {
    #expect(cues(texts) == expected)
  }

  @Test(arguments: [
    ["Pricing: ten dollars.", "Bright Harbor: ninety-seven.", "Good News: they renewed."],
    ["Dana: hello."],
    ["Step 1: call.", "Step 2: wait.", "Step 3: sell."],
    ["Q3: up.", "Q4: down."],
    ["Note: this.", "Note: that."],
    ["She said: go.", "She said: stop."],
    ["We found: this.", "We found: that.", "And more."],
    ["[Music] Hello.", "[Music] Bye."],
    ["[laughter] Hello.", "(applause) Bye.", "[laughter] Yes."],
    ["At 10:30 we left.", "At 10:45 we came."],
    ["https://example.com", "https://example.org"],
    ["问题：价格？", "结论：便宜。"],
    ["Hello there.", "- No.", "- Yes."],
    ["5:1 is the score.", "5:2 is better."],
  ])
  func `words before a colon stay words`(texts: [String]) {
    #expect(cues(texts) == texts)
  }

  @Test func `in a dialogue, a name that appears once is a speaker, and another word isn't`() {
    #expect(
      cues(["Dana Reyes: a", "b", "Ann Lee: c", "Dana Reyes: d", "Pricing: e", "why?"]) == [
        "Dana Reyes|a", "b", "Ann Lee|c", "Dana Reyes|d", "Pricing: e", "why?",
      ]
    )
    #expect(
      cues(["DANA: a", "Pricing: e", "DANA: d", "ANN: f", "g"]) == [
        "DANA|a", "Pricing: e", "DANA|d", "ANN|f", "g",
      ]
    )
  }

  @Test func `a name that the manifest has needs to appear only once`() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nDana Reyes: a\n\n00:02.000 --> 00:03.000\nb: c\n"
    let parsed = TranscriptFormat.parse(
      Array(text.utf8),
      file: "a.vtt",
      speakers: ["Dana Reyes", "Sam"]
    )
    #expect(parsed.transcript.cues.map(\.speaker) == ["Dana Reyes", nil])
    #expect(parsed.transcript.cues.map(\.text) == ["a", "b: c"])
  }

  @Test func `WebVTT and JSON have names in the text too`() {
    let parsed = webVTT(
      "WEBVTT\n\n00:01.000 --> 00:02.000\nDana: a\n\n00:02.000 --> 00:03.000\nDana: b\n\n"
        + "00:03.000 --> 00:04.000\n<v Sam>Dana: c\n"
    )
    #expect(
      parsed.lines == ["1000-2000 Dana: a", "2000-3000 Dana: b", "3000-4000 Sam: Dana: c"]
    )
    #expect(parsed.transcript.cues.map(\.speaker) == ["Dana", "Dana", "Sam"])
    let list = json(
      #"{"segments":[{"start":1,"end":2,"text":" Dana: a"},{"start":2,"end":3,"text":" Dana: b"}]}"#
    )
    #expect(list.transcript.cues.map(\.speaker) == ["Dana", "Dana"])
  }
}
