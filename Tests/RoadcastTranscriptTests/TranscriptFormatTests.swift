import RoadcastModel
import RoadcastTranscript
import Testing

struct TranscriptFormatTests {
  @Test(
    arguments: [
      ("a.vtt", .webVTT), ("A.VTT", .webVTT), ("episodes/x.y/01 a.SrT", .subRip), ("a.json", .json),
      ("a.b.json", .json), ("a.txt", .plainText), ("a.MD", .markdown), ("a.wav", nil), ("vtt", nil),
      (".vtt", nil), ("", nil),
      ("a.vtt/b", nil), ("a/.srt", nil), ("a.", nil), ("a.vtt ", nil),
    ] as [(String, TranscriptFormat?)]
  )
  func `the extension decides the format`(file: String, format: TranscriptFormat?) {
    #expect(TranscriptFormat(file: file) == format)
  }

  @Test(arguments: [
    ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi"),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nHi"),
    ("a.json", #"{"segments": [{"start": 1, "end": 2, "text": " Hi"}]}"#),
  ])
  func `each format is read by its own reader`(file: String, text: String) {
    let parsed = TranscriptFormat.parse(Array(text.utf8), file: file)
    #expect(parsed.lines == ["1000-2000 Hi"])
    #expect(parsed.transcript.file == file)
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("a.doc", "Hi", ["- transcript-format!"]), ("a.txt", " \n", []),
    ("a.md", "<!-- nothing -->", []),
    ("a.srt", "", []), ("a.vtt", "WEBVTT\n", []), ("a.json", "{\"segments\": []}", []),
  ])
  func `a file that can't be read has no cues and an error, and an empty one has no cues`(
    file: String,
    text: String,
    findings: [String]
  ) {
    let parsed = TranscriptFormat.parse(Array(text.utf8), file: file)
    #expect(parsed.transcript == Transcript(file: file, cues: []))
    #expect(parsed.script?.isEmpty ?? true)
    #expect(parsed.findings == findings)
  }

  @Test(arguments: ["a.vtt", "a.srt", "a.json"])
  func `a file over the limit is refused, with its size and the limit`(file: String) {
    let bytes = [UInt8](repeating: 0x20, count: Limits.transcriptBytes + 1)
    let parsed = TranscriptFormat.parse(bytes, file: file)
    #expect(
      parsed.diagnostics.map(\.description) == [
        "\(file): error: has 4194305 bytes; the limit is 4194304 [transcript-too-large]"
      ]
    )
  }
}
