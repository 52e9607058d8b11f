import RoadcastModel
import RoadcastTranscript
import Testing

/// The JSON of speech services.
struct ServiceJSONTests {
  private static let services: [(String, String)] = [
    (
      "Amazon",
      #"""
      {"jobName": "x", "results": {"transcripts": [{"transcript": "Hi all."}], "items": [
        {"type": "pronunciation", "start_time": "1.0", "end_time": "1.5", "speaker_label": "spk_0",
         "alternatives": [{"confidence": "0.9", "content": "Hi"}]},
        {"type": "pronunciation", "start_time": "1.5", "end_time": "2.0", "speaker_label": "spk_0",
         "alternatives": [{"confidence": "0.9", "content": "all"}]},
        {"type": "punctuation", "speaker_label": "spk_0", "alternatives": [{"content": "."}]}]}}
      """#
    ),
    (
      "AssemblyAI",
      #"""
      {"id": "x", "text": "Hi all.", "utterances": [
        {"start": 1000, "end": 2000, "text": "Hi all.", "speaker": "A", "words": []}]}
      """#
    ),
    (
      "Deepgram",
      #"""
      {"results": {"channels": [{"alternatives": [{"transcript": "x", "words": [
        {"word": "hi", "start": 1.0, "end": 1.5, "punctuated_word": "Hi"},
        {"word": "all", "start": 1.5, "end": 2.0, "punctuated_word": "all."}]}]}]}}
      """#
    ),
    (
      "Deepgram's paragraphs",
      #"""
      {"results": {"channels": [{"alternatives": [{"transcript": "x", "words": [], "paragraphs":
        {"paragraphs": [{"speaker": 0, "sentences": [{"text": "Hi all.", "start": 1, "end": 2}]}]}}]}]}}
      """#
    ),
    (
      "Google",
      #"""
      {"results": [{"alternatives": [{"transcript": "Hi all.", "words": [
        {"startTime": "1s", "endTime": "1.5s", "word": "Hi", "speakerTag": 1},
        {"startTime": "1.500s", "endTime": "2s", "word": "all.", "speakerTag": 1}]}]}]}
      """#
    ),
    (
      "Azure",
      #"""
      {"recognizedPhrases": [{"speaker": 1, "offset": "PT1S", "duration": "PT1S",
        "offsetInTicks": 10000000.0, "durationInTicks": 10000000.0, "nBest": [{"display": "Hi all."}]}]}
      """#
    ),
    (
      "Azure's fast transcription",
      #"{"phrases": [{"speaker": 1, "offsetMilliseconds": 1000, "durationMilliseconds": 1000, "text": "Hi all."}]}"#
    ),
    (
      "Rev",
      #"""
      {"monologues": [{"speaker": 0, "elements": [
        {"type": "text", "value": "Hi", "ts": 1.0, "end_ts": 1.5}, {"type": "punct", "value": " "},
        {"type": "text", "value": "all", "ts": 1.5, "end_ts": 2.0}, {"type": "punct", "value": "."}]}]}
      """#
    ),
    (
      "Speechmatics",
      #"""
      {"format": "2.9", "results": [
        {"type": "word", "start_time": 1.0, "end_time": 1.5, "alternatives": [{"content": "Hi", "speaker": "S1"}]},
        {"type": "word", "start_time": 1.5, "end_time": 2.0, "alternatives": [{"content": "all", "speaker": "S1"}]},
        {"type": "punctuation", "start_time": 2.0, "end_time": 2.0, "alternatives": [{"content": "."}]}]}
      """#
    ),
    (
      "Vosk",
      #"{"result": [{"word": "Hi", "start": 1.0, "end": 1.5}, {"word": "all.", "start": 1.5, "end": 2.0}], "text": "x"}"#
    ),
    ("Hugging Face", #"{"text": "x", "chunks": [{"timestamp": [1.0, 2.0], "text": " Hi all."}]}"#),
    (
      "YouTube",
      #"{"events": [{"tStartMs": 0, "id": 1}, {"tStartMs": 1000, "dDurationMs": 1000, "segs": [{"utf8": "Hi"}, {"utf8": " all."}]}]}"#
    ),
    ("a list", #"[{"text": "Hi all.", "start": 1.0, "duration": 1.0}]"#),
    (
      "ElevenLabs",
      #"{"words": [{"text": "Hi", "start": 1.0, "end": 1.5, "type": "word", "speaker_id": "speaker_0"}, {"text": " ", "start": 1.5, "end": 1.5, "type": "spacing"}, {"text": "all.", "start": 1.5, "end": 2.0, "type": "word", "speaker_id": "speaker_0"}]}"#
    ),
  ]

  @Test(arguments: services)
  func `the lists of services are read`(service: String, text: String) {
    let parsed = json(text)
    #expect(parsed.findings == [], "\(service)")
    #expect(words(of: parsed.transcript.cues).joined(separator: " ") == "Hi all.", "\(service)")
    #expect(parsed.transcript.cues.first?.start == Milliseconds(1_000), "\(service)")
    #expect(parsed.transcript.cues.last?.end == Milliseconds(2_000), "\(service)")
  }

  @Test func `the place of a wrong time is its segment's line and column`() {
    let parsed = json(
      "{\"segments\": [\n  {\"start\": 0, \"end\": 1, \"text\": \"é\"}, {\"start\": -1}]}"
    )
    #expect(
      parsed.diagnostics.map(\.place) == ["a.json:2:40"]
    )
    let second = json(
      "{\"segments\": [\n  {\"start\": 0, \"end\": 1, \"text\": \"é\"},\n {\"start\": 5, \"end\": \"x\", \"text\": \"b\"}]}"
    )
    #expect(second.diagnostics.map(\.place) == ["a.json:3:2"])
    #expect(second.transcript.cues.map(\.line) == [2])
    #expect(second.transcript.cues.map(\.column) == [3])
  }

  @Test(arguments: [
    ("null", "must be an object"), ("{\"segments\": null}", "no list"),
    (
      String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000),
      "nested too deeply"
    ),
    ("{\"a\": \"\\x\"}", "isn't an escape"),
  ])
  func `what isn't a transcript is described as what it is`(text: String, reason: String) {
    let message = json(text).diagnostics.first?.message ?? ""
    #expect(message.contains(reason), "\(message)")
  }

  @Test func `half of a character is replaced with a warning`() {
    let parsed = json(#"{"segments": [{"start": 0, "end": 1, "text": "a\ud83d b \ud83d\ude00"}]}"#)
    #expect(parsed.lines == ["0-1000 a\u{FFFD} b 😀"])
    #expect(parsed.diagnostics.map(\.place) == ["a.json:1:48"])
    #expect(parsed.findings == ["1 not-utf8"])
  }
}
