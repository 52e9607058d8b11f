import Foundation
import RoadcastTesting
import Testing

/// The waveform that a listening page draws, compared with what ffmpeg decodes.
struct WaveformTests {
  @Test func `the waveform follows the programme from its first to its last sample`() throws {
    let workspace = try SampleWorkspace(show: SampleWorkspace.shortLength)
    try workspace.addEpisode("one", recordings: [:])
    for (index, seconds) in [3.1, 1.9].enumerated() {
      try workspace.write(
        WAV.tone(500, seconds: seconds).bytes,
        to: "episodes/one/0\(index + 1).wav"
      )
    }
    _ = try workspace.document("build")
    let audio = try #require(try workspace.published(".mp3").first)
    let samples = try #require(try FFmpeg.decode(audio).first)
    let frames = (samples.count + 1_151) / 1_152
    for page in ["episodes", "embed"] {
      let text = try workspace.text("feed/\(page)/one.html")
      let path = try #require(text.firstMatch(of: /id="bars" d="([^"]+)"/)).1
      let bars = path.matches(of: /M(\d+) (\d+)v(\d+)/)
      #expect(bars.count == 120)
      let loudest = Double(samples.map(abs).max() ?? 0)
      for (index, bar) in bars.enumerated() {
        let (first, end) = (index * frames / 120, (index + 1) * frames / 120)
        let part = samples[(first * 1_152)..<min(samples.count, end * 1_152)]
        let height = Double(bar.3) ?? 0
        // Encoding changes peaks a little, most where sound begins, and silence has a bar too.
        #expect(abs(max(2, Double(part.map(abs).max() ?? 0) / loudest * 80) - height) < 12)
        #expect(Int(bar.2) == 50 - Int(height) / 2)
        #expect(Int(bar.1) == (2 * index + 1) * 500 / 120)
      }
    }
    #expect(try !workspace.names(in: "feed").contains("waveforms"))
  }
}
