import RoadcastManifest
import RoadcastModel
import RoadcastTesting
import Testing

/// Random and malicious bytes must be read without a crash and in bounded time.
struct HostileManifestTests {
  private func survive(_ bytes: [UInt8]) {
    var read = (show: 0, episode: 0)
    let time = ContinuousClock().measure {
      read.show = readShow(bytes).diagnostics.count
      read.episode = readEpisode(bytes, folder: ["a.wav", "a.vtt"]).diagnostics.count
    }
    #expect(time < .seconds(10))
    // None of these bytes are a valid manifest.
    #expect(read.show > 0)
    #expect(read.episode > 0)
  }

  @Test func `a message shows only the beginning of a long name`() {
    let name = String(repeating: "<i>", count: 10_000)
    let text = "title: A\npublished: 2026-11-20\ntags: { \(name): }\n"
    let found = readEpisode(Array(text.utf8), folder: ["a.wav"]).diagnostics
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.description.utf8.count < 2_000 })
  }

  @Test(arguments: 0..<80)
  func `random bytes`(seed: Int) {
    var random = SeededRandom(seed: seed)
    survive(random.bytes(.random(in: 0...4_000, using: &random)))
  }

  @Test(arguments: 0..<200)
  func `random sequences of meaningful pieces`(seed: Int) {
    let pieces = [
      "title", "published", "segments", "audiences", ":", ": ", "\n", "\n  ", "\n    ", "- ", "[",
      "]", "{", "}", ",", "\"", "'", "|", ">", "&a", "*a", "!!str", "#", "%YAML 1.1\n", "---\n",
      "...\n", "?", "~", "<<", "\t", "\u{0}", "\u{85}", "\u{2028}", "👋", "e\u{301}", "2026", "5:00",
      "\\", "@", "`",
    ]
    var random = SeededRandom(seed: seed)
    var text = ""
    for _ in 0..<Int.random(in: 1...200, using: &random) {
      text += pieces.randomElement(using: &random) ?? ""
    }
    survive(Array(text.utf8))
  }

  @Test(arguments: 0..<150)
  func `a good manifest with a few bytes changed`(seed: Int) {
    let good = """
      title: Kick-off
      published: 2026-11-20T06:00:00-05:00
      summary: "Nine days"
      tags: { kind: news, outcome: [a, b] }
      segments:
        - audio: 01.wav
          title: Welcome
      """
    var random = SeededRandom(seed: seed)
    var bytes = Array(good.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
    }
    // A changed byte can leave a valid manifest: reading it only has to end.
    let reading = readEpisode(bytes)
    #expect(reading.value != nil || !reading.findings.isEmpty)
    #expect(!readShow(bytes).findings.isEmpty)
  }
}
