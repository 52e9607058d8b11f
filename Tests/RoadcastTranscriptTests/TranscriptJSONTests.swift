import RoadcastModel
import RoadcastTranscript
import Testing

struct TranscriptJSONTests {
  @Test func `Podcasting 2_0 is read`() {
    let parsed = json(
      """
      {"version": "1.0.0", "segments": [
        {"speaker": "Dana Reyes", "startTime": 0.5, "endTime": 2, "body": "Hello\\n there &amp; you"},
        {"speaker": "", "startTime": 2.0005, "endTime": 7200, "body": "Bye", "other": [1, {}]},
        {"speaker": null, "startTime": 1e0, "endTime": 15E-1, "body": "\\u00e9"}
      ]}
      """
    )
    #expect(
      parsed.lines == [
        "500-2000 Dana Reyes: Hello/there &amp; you", "2001-7200000 Bye", "1000-1500 é",
      ]
    )
    #expect(parsed.transcript.cues.map(\.line) == [2, 3, 4])
    #expect(parsed.transcript.cues.map(\.column) == [3, 3, 3])
    #expect(parsed.findings == [])
  }

  @Test func `the formats of whisper and whisper.cpp are read`() {
    let openAI = json(
      #"{"text": " a", "segments": [{"id": 0, "seek": 0, "start": 0.0, "end": 3.14, "text": " a", "tokens": [1]}], "language": "en"}"#
    )
    #expect(openAI.lines == ["0-3140 a"])
    let cpp = json(
      #"""
      {"systeminfo": "x", "transcription": [{"timestamps": {"from": "00:00:00,000", "to": "00:00:03,140"},
       "offsets": {"from": 0, "to": 3140}, "text": " a"}]}
      """#
    )
    #expect(cpp.lines == ["0-3140 a"])
    #expect(openAI.findings + cpp.findings == [])
  }

  @Test(arguments: [
    "-0.001", "7200.001", "1e999", "1e300", "-1e300", "null", "\"1\"", "true", "[]", "{}",
  ])
  func `an invalid time is an error in its segment only`(time: String) {
    let parsed = json(
      """
      {"segments": [{"startTime": 0, "endTime": \(time), "body": "a"},
        {"startTime": \(time), "endTime": 1, "body": "b"},
        {"endTime": 1, "body": "c"},
        {"startTime": 1, "endTime": 2, "body": "d"}]}
      """
    )
    #expect(parsed.lines == ["1000-2000 d"])
    #expect(parsed.findings == ["1 cue-time!", "2 cue-time!", "3 cue-time!"])
    #expect(
      parsed.diagnostics.map { $0.message.contains }.enumerated().allSatisfy {
        $1("segments[\($0)]")
      }
    )
  }

  @Test func `a segment without text is reported`() {
    let parsed = json(
      #"""
      {"segments": [{"startTime": 0, "endTime": 1}, {"startTime": 0, "endTime": 1, "body": 7}, 5, "x", null, [],
        {"startTime": 0, "endTime": 1, "body": " \n "}, {"startTime": 1, "endTime": 2, "body": "a\u0000b"}]}
      """#
    )
    #expect(parsed.lines == ["1000-2000 ab"])
    #expect(
      parsed.findings == Array(repeating: "1 json-syntax!", count: 6) + [
        "2 cue-empty", "2 control-character",
      ]
    )
  }

  @Test(arguments: [
    ("", 1, "empty"), (" \n ", 2, "empty"), ("{", 1, "ends too early"),
    ("{\n\"segments\": [\n{\"start\": 1\n\"end\": 2}]}", 4, "comma or \"}\""),
    ("{\"segments\": [1\n2]}", 2, "comma or \"]\""),
    ("{\"segments\": [\r\n}", 2, "has no opening bracket"),
    ("{segments: []}", 1, "key"), ("{\"segments\" []}", 1, "colon"),
    ("{\"segments\": nan}", 1, "value"),
    ("{\"segments\": \"a\n\"}", 1, "doesn't end"),
    ("{\"segments\": []}\n\nx", 3, "after its end"),
    ("{\"a\": [}", 1, "has no opening bracket"), ("WEBVTT\n", 1, "value"),
    ("{\"a\": 12abc}", 1, "value"),
  ])
  func `invalid JSON is reported with its line`(text: String, line: Int, reason: String) {
    let parsed = json(text)
    #expect(parsed.findings == ["\(line) json-syntax!"])
    #expect(parsed.diagnostics.first?.message.contains(reason) == true)
  }

  @Test(arguments: [
    "[]", "{}", "3", "null", "{\"segments\": {}}", "{\"segments\": null}", "{\"segments\": 3}",
    "{\"a\": -}", "{\"a\": \"\\x\"}",
  ])
  func `JSON that isn't a transcript is reported`(text: String) {
    #expect(json(text).findings == ["1 json-syntax!"])
    #expect(json(text).lines == [])
  }

  @Test func `an empty list is an empty transcript`() {
    #expect(json(#"{"segments": []}"#).findings == [])
  }

  @Test func `long cues and too many cues are refused`() {
    let long = String(repeating: "x", count: Limits.cueBytes + 1)
    #expect(
      json(#"{"segments": [{"start": 0, "end": 1, "text": "\#(long)"}]}"#).findings == [
        "1 cue-too-long!"
      ]
    )
    let one = #"{"start":0,"end":1,"text":"a"}"#
    let many = Array(repeating: one, count: Limits.transcriptCues + 9).joined(separator: ",")
    let parsed = json(#"{"segments": [\#(many)]}"#)
    #expect(parsed.transcript.cues.count == Limits.transcriptCues)
    #expect(parsed.findings == ["1 transcript-too-large!"])
  }
}
