import RoadcastModel
import RoadcastTesting
import RoadcastTranscript
import Testing

/// Random and malicious files must be read in bounded time and without a crash, and the cues that come
/// out of them must be fit to be written and read again.
@Suite(.serialized)
struct HostileTranscriptTests {
  private static let files = ["a.vtt", "a.srt", "a.json"]

  /// Debug builds are slow, but an algorithm that isn't linear takes minutes with these files.
  private static let patience = Duration.seconds(10)

  private func survive(_ bytes: [UInt8], _ note: Comment) {
    for file in Self.files {
      let clock = ContinuousClock()
      var parsed = ParsedTranscript(transcript: Transcript(cues: []), diagnostics: [])
      let time = clock.measure { parsed = TranscriptFormat.parse(bytes, file: file) }
      #expect(time < Self.patience, note)
      #expect(parsed.transcript.cues.count <= Limits.transcriptCues, note)
      #expect(parsed.diagnostics.count <= Limits.transcriptCues + 10, note)
      let cues = parsed.transcript.cues
      #expect(
        cues.allSatisfy { !$0.text.isEmpty && $0.start.count >= 0 && $0.end.count >= 0 },
        note
      )
      // Escapes make a text up to five times as long, and no longer one that is read.
      // With a speaker in each cue, no words are taken for a name.
      let short = cues.filter { $0.text.utf8.count <= Limits.cueBytes / 5 }.map { cue in
        var named = cue
        named.speaker = cue.speaker ?? "Sam"
        return named
      }
      let again = WebVTT.parse(Array(webVTTText(short).utf8), file: "b.vtt")
      let isSame = words(of: again.transcript.cues) == words(of: short)
      #expect(isSame, note)
      let inOrder = cues.sorted { $0.start < $1.start }
      _ = SubRip.parse(Array(subRipText(inOrder).utf8), file: "b.srt")
      _ = WebVTT.parse(Array(webVTTText(paced(inOrder)).utf8), file: "b.vtt")
    }
  }

  @Test(arguments: 0..<60)
  func `random bytes`(seed: Int) {
    var generator = SeededRandom(seed: seed)
    let count = Int.random(in: 0...4_000, using: &generator)
    survive((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }, "seed \(seed)")
  }

  @Test(arguments: 0..<200)
  func `random sequences of meaningful pieces`(seed: Int) {
    let pieces = [
      "WEBVTT", "\n", "\n\n", "\r", "\r\n", " ", "-->", "00:01.000", "00:00:02,500", "1", "NOTE",
      "STYLE",
      "<v Dana>", "<v ", "</v>", "<", ">", "<i>", "<ruby>", "<rt>", "&amp;", "&#x", ";", "&",
      "{\\an8}",
      "{\\", "}", "Dana: ", "\u{0}", "\u{FEFF}", "{\"segments\":[", "{\"start\":1,", "\"end\":2,",
      "\"text\":\"a\"}", "]}", ",", "\"", "\\", "\u{2028}", "e\u{301}", "00:01.000 --> 00:02.000\n",
    ]
    var generator = SeededRandom(seed: seed)
    var text = Bool.random(using: &generator) ? "WEBVTT\n\n" : ""
    for _ in 0..<Int.random(in: 1...300, using: &generator) {
      text += pieces.randomElement(using: &generator) ?? ""
    }
    survive(Array(text.utf8), "seed \(seed)")
  }

  @Test(arguments: 0..<60)
  func `good files with a few bytes changed`(seed: Int) {
    var generator = SeededRandom(seed: seed)
    let cues = RandomCues.make(10, seed: seed)
    for text in [webVTTText(cues), subRipText(cues)] {
      var bytes = Array(text.utf8)
      for _ in 0..<8 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
          in: 0...255,
          using: &generator
        )
      }
      survive(bytes, "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("<", 100_000), ("<i", 25_000), ("<i ", 25_000), ("<v ", 25_000), ("<i>", 25_000),
    ("&", 20_000),
    ("&#", 25_000), ("{\\", 25_000), (">", 20_000), ("-->", 25_000), ("<1", 25_000),
    ("<ruby><rt>", 5_000),
    ("a", 1_000_000), (" ", 200_000), ("\n", 200_000), ("\r", 200_000), ("\u{0}", 200_000),
    ("\u{301}", 100_000), ("[", 200_000), ("{\"a\":", 20_000), ("\"", 200_000),
    ("0", 200_000),
    ("👩‍", 20_000), ("<\n", 100_000), ("a\n\n", 60_000), ("-->\n", 60_000), ("1\n", 60_000),
    (",", 100_000),
    ("00:01.000 --> 00:02.000\n", 15_000), ("a: ", 20_000), ("A", 20_000),
  ])
  func `one piece repeated`(piece: String, count: Int) {
    let heap = String(repeating: piece, count: count)
    survive(Array(heap.utf8), "\(piece) alone")
    survive(Array("WEBVTT\n\n00:01.000 --> 00:02.000\n\(heap)".utf8), "\(piece) in a cue")
    survive(Array("{\"segments\":[\(heap)".utf8), "\(piece) in a list")
  }

  @Test(arguments: [
    "<", "<i ", "<v ", "<v a>b", "&", "{\\", "<1", "<\n", "<i\n", "<i>", "\u{301}", "a ",
  ])
  func `the most cues, each full of one piece`(piece: String) {
    let text = String(repeating: piece, count: 8_000 / piece.utf8.count)
    let cue = "00:01.000 --> 00:02.000\n\(text)\n\n"
    survive(Array(("WEBVTT\n\n" + String(repeating: cue, count: 8)).utf8), "\(piece)")
  }

  @Test func `a megabyte on one line of text`() {
    let line = String(repeating: "word ", count: 200_000)
    survive(Array("WEBVTT \(line)\n\n\(line)\n00:01.000 --> 00:02.000 \(line)\na".utf8), "line")
  }

  @Test func `UTF-16 of lone surrogates`() {
    let surrogates = Array(repeating: [0x00, 0xD8] as [UInt8], count: 200_000).joined()
    survive([0xFF, 0xFE] + surrogates, "little")
    survive([0xFE, 0xFF, 0xDC] + surrogates, "big")
  }

  @Test func `half a million empty objects`() {
    survive(
      Array(("{\"segments\":[" + String(repeating: "{},", count: 500_000) + "{}]}").utf8),
      "objects"
    )
  }
}
