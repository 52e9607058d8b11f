import RoadcastModel
import RoadcastTesting
import RoadcastTranscript
import Testing

/// The transcripts and scripts of the fixtures, damaged in thousands of ways: each is read quickly, and what's
/// read of it can be published.
@Suite(.serialized)
struct DamagedTranscriptTests {
  private static let texts = SampleTexts.ending(in: ".vtt", ".srt", ".json", ".txt", ".md")
  private static let names = ["vtt", "srt", "json", "txt", "md"]

  /// Debug builds are slow, but a reader that isn't linear takes much longer.
  private static let patience = Duration.seconds(10)

  @Test(arguments: 0..<(SlowTests.areOn ? 400 : 4))
  func `damaged transcripts are read or reported`(seed: Int) {
    for round in 0..<50 {
      let number = seed * 1_000 + round
      var damage = TextDamage(seed: number, others: Self.texts)
      let bytes = damage.damaged(Self.texts[damage.number(below: Self.texts.count)])
      let file = "a.\(Self.names[damage.number(below: Self.names.count)])"
      let note: Comment = "seed \(number), \(file)"
      let clock = ContinuousClock()
      let time = clock.measure { check(bytes, file, note) }
      #expect(time < Self.patience, note)
    }
  }

  private func check(_ bytes: [UInt8], _ file: String, _ note: Comment) {
    let parsed = TranscriptFormat.parse(bytes, file: file, language: "en-us")
    #expect(DiagnosticFlaws(of: parsed.diagnostics, in: bytes).flaws == [], note)
    var cues = parsed.transcript.cues
    if let script = parsed.script {
      let map = SpeechMap(pauses: [0..<20, 300..<340, 580..<600], length: Milliseconds(6_000))
      let timed = ScriptTimer.transcript(of: script, over: map)
      #expect(DiagnosticFlaws(of: timed.diagnostics, in: bytes).flaws == [], note)
      cues = timed.transcript.cues
    }
    let isUsable = cues.allSatisfy {
      !$0.text.isEmpty && $0.start.count >= 0 && $0.end.count >= 0
    }
    #expect(isUsable, note)
    let controls = Set(cues.flatMap(\.text.unicodeScalars)).filter {
      $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
    }
    #expect(controls == [], note)
    guard !parsed.hasErrors else { return }
    // Escapes can make a text longer than one that's read.
    let inOrder = cues.filter { $0.text.utf8.count <= Limits.cueBytes / 5 }
      .sorted { $0.start < $1.start }
    let written = paced(inOrder, until: 3_600_000)
    let again = WebVTT.parse(Array(webVTTText(written).utf8), file: "b.vtt")
    #expect(!again.hasErrors, "\(note): \(again.findings)")
    _ = SubRip.parse(Array(subRipText(inOrder, until: 3_600_000).utf8), file: "b.srt")
  }
}
