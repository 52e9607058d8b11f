import RoadcastModel
import RoadcastTranscript
import Testing

/// Files in the form of whisper, whisper.cpp and WhisperX.
struct RecogniserTests {
  @Test func `whisper.cpp's tokens are joined into words`() {
    let tokens = [" Hello", " North", "wind", ",", " I", " won", "'t", " go", "."]
    let blocks = tokens.enumerated().map { index, token in
      "00:00:01.\(index)00 --> 00:00:01.\(index + 1)00\n\(token)\n\n"
    }
    let parsed = webVTT("WEBVTT\n\n" + blocks.joined())
    #expect(parsed.findings == [])
    #expect(
      parsed.lines == [
        "1000-1100 Hello", "1100-1400 Northwind,", "1400-1500 I", "1500-1700 won't",
        "1700-1900 go.",
      ]
    )
    let segments = tokens.enumerated().map { index, token in
      "{\"offsets\":{\"from\":\(index * 100),\"to\":\(index * 100 + 100)},\"text\":\"\(token)\"}"
    }
    let list = json("{\"transcription\":[\(segments.joined(separator: ","))]}")
    #expect(words(of: list.transcript.cues) == ["Hello", "Northwind,", "I", "won't", "go."])
  }

  @Test func `a space before a sentence has no meaning`() {
    let parsed = webVTT(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n Hello there.\n\n00:02.000 --> 00:03.000\nHow are you?\n\n"
        + "00:03.000 --> 00:04.000\n Fine.\n"
    )
    #expect(
      parsed.lines == ["1000-2000 Hello there.", "2000-3000 How are you?", "3000-4000 Fine."]
    )
  }

  @Test func `a sentence repeated for each underlined word is one cue`() {
    let parsed = webVTT(
      "WEBVTT\n\n00:01.000 --> 00:01.400\n<u>Not</u> that\n\n00:01.400 --> 00:01.500\nNot that\n\n"
        + "00:01.500 --> 00:02.000\nNot <u>that</u>\n\n00:02.000 --> 00:03.000\nNot that\n\n"
        + "00:04.000 --> 00:05.000\nNot that\n\n00:05.000 --> 00:06.000\nNot that\n"
    )
    #expect(
      parsed.lines == ["1000-3000 Not that", "4000-5000 Not that", "5000-6000 Not that"]
    )
  }

  @Test(arguments: [
    ("[SPEAKER_00]: Hello there.", "SPEAKER_00", "Hello there."),
    ("(speaker 1) Hello there.", "Speaker 1", "Hello there."),
    ("(speaker ?) Hello there.", nil, "Hello there."),
    ("[Music]: Hello there.", nil, "[Music]: Hello there."),
    ("(speakers on) Hello there.", nil, "(speakers on) Hello there."),
    ("[SPEAKER_00]:", nil, "[SPEAKER_00]:"),
  ])
  func `a numbered speaker is a speaker`(text: String, speaker: String?, words: String) {
    let block = "00:00:01.000 --> 00:00:02.000\n\(text)\n"
    for parsed in [webVTT("WEBVTT\n\n\(block)"), subRip("1\n\(block)")] {
      #expect(parsed.transcript.cues.map(\.speaker) == [speaker])
      #expect(parsed.transcript.cues.map(\.text) == [words])
    }
  }

  @Test func `a voice that whisper.cpp didn't recognise has no speaker`() {
    let block = "00:00:01.000 --> 00:00:02.000\n"
    let parsed = webVTT("WEBVTT\n\n\(block)<v Speaker0> Hi.\n\n\(block)<v Speaker?> Oh.\n")
    #expect(parsed.transcript.cues.map(\.speaker) == ["Speaker0", nil])
    let list = json(
      "{\"transcription\":[{\"timestamps\":{\"from\":\"00:00:01,000\",\"to\":\"00:00:02,500\"},"
        + "\"text\":\" Hi.\",\"speaker\":\"0\"},{\"offsets\":{\"from\":3000,\"to\":4000},"
        + "\"text\":\" Oh.\",\"speaker\":\"?\"}]}"
    )
    #expect(list.findings == [])
    #expect(list.lines == ["1000-2500 Speaker 0: Hi.", "3000-4000 Oh."])
  }

  @Test func `a file with NaN is still read`() {
    let parsed = json(
      "{\"segments\":[{\"start\":1.0,\"end\":2.5,\"avg_logprob\":NaN,\"text\":\" NaN \\\"NaN\\\"\"},"
        + "\n{\"start\":3.0,\"end\":Infinity,\"text\":\"never\"},{\"start\":-Infinity}]}"
    )
    #expect(parsed.lines == ["1000-2500 NaN \"NaN\""])
    #expect(parsed.findings == ["2 cue-time!", "2 json-syntax!"])
  }

  @Test func `characters split between tokens leave the words whole`() {
    var bytes = Array(
      "{\"transcription\":[{\"offsets\":{\"from\":0,\"to\":900},\"text\":\" Café\",".utf8
    )
    bytes += Array("\"tokens\":[{\"text\":\" Caf".utf8) + [0xC3] + Array("\"},{\"text\":\"".utf8)
    bytes += [0xA9] + Array("\"}]}]}".utf8)
    let parsed = TranscriptJSON.parse(bytes, file: "a.json")
    #expect(parsed.lines == ["0-900 Café"])
    #expect(parsed.findings == ["1 not-utf8"])
  }
}
