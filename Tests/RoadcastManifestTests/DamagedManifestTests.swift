import RoadcastManifest
import RoadcastModel
import RoadcastTesting
import Testing

/// The manifests of the fixtures and the samples, damaged in thousands of ways: each is read quickly, and
/// whatever is wrong with it has a place in it.
@Suite(.serialized)
struct DamagedManifestTests {
  private static let texts = SampleTexts.ending(in: ".yml")

  /// Debug builds are slow, but a reader that isn't linear takes much longer.
  private static let patience = Duration.seconds(10)

  @Test(arguments: 0..<(SlowTests.areOn ? 400 : 4))
  func `damaged manifests are read or reported`(seed: Int) {
    for round in 0..<50 {
      let number = seed * 1_000 + round
      var damage = TextDamage(seed: number, others: Self.texts)
      let bytes = damage.damaged(Self.texts[damage.number(below: Self.texts.count)])
      let note: Comment = "seed \(number)"
      let time = ContinuousClock().measure {
        let show = readShow(bytes)
        let episode = readEpisode(bytes, folder: ["01.wav", "01.vtt", "02-late.wav"])
        #expect(DiagnosticFlaws(of: show.diagnostics, in: bytes).flaws == [], note)
        #expect(DiagnosticFlaws(of: episode.diagnostics, in: bytes).flaws == [], note)
        #expect(show.value != nil || show.diagnostics.contains { $0.severity == .error }, note)
        #expect(
          episode.value != nil || episode.diagnostics.contains { $0.severity == .error },
          note
        )
      }
      #expect(time < Self.patience, note)
    }
  }
}
