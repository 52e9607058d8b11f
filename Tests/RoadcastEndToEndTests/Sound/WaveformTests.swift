import Foundation
import RoadcastTesting
import Testing

/// The waveform that a listening page draws, compared with what ffmpeg decodes.
struct WaveformTests {
  private struct Waveform: Decodable {
    var version: Int
    var channels: Int
    var bits: Int
    var length: Int
    var sampleRate: Int
    var samplesPerPixel: Int
    var data: [Int]

    enum CodingKeys: String, CodingKey {
      case version, channels, bits, length, data
      case sampleRate = "sample_rate"
      case samplesPerPixel = "samples_per_pixel"
    }
  }

  @Test func `the waveform follows the programme from its first to its last sample`() throws {
    let workspace = try SampleWorkspace(show: SampleWorkspace.shortLength)
    try workspace.addEpisode("one", recordings: [:])
    for (index, seconds) in [1.3, 0.9].enumerated() {
      try workspace.write(
        WAV.tone(500, seconds: seconds).bytes,
        to: "episodes/one/0\(index + 1).wav"
      )
    }
    _ = try workspace.document("build")
    let file = try #require(try workspace.published(".json").first { $0.contains("/waveforms/") })
    let waveform = try JSONDecoder().decode(
      Waveform.self,
      from: Data(contentsOf: URL(filePath: file))
    )
    #expect(waveform.version == 2 && waveform.channels == 1 && waveform.bits == 8)
    #expect(waveform.data.count == 2 * waveform.length)
    let audio = try #require(try workspace.published(".mp3").first)
    let samples = try #require(try FFmpeg.decode(audio).first)
    #expect(waveform.sampleRate == 44_100)
    #expect(
      waveform.length == (samples.count + waveform.samplesPerPixel - 1) / waveform.samplesPerPixel
    )
    for pixel in 0..<waveform.length {
      let start = pixel * waveform.samplesPerPixel
      let decoded = samples[start..<min(samples.count, start + waveform.samplesPerPixel)]
      // Encoding changes peaks a little.
      #expect(abs(Double(waveform.data[2 * pixel]) / 127 - Double(decoded.min() ?? 0)) < 0.08)
      #expect(abs(Double(waveform.data[2 * pixel + 1]) / 127 - Double(decoded.max() ?? 0)) < 0.08)
    }
    let page = try workspace.text("feed/episodes/one.html")
    #expect(
      page.contains("data-waveform=\"../waveforms/\(URL(filePath: file).lastPathComponent)\"")
    )
  }
}
