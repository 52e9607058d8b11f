import RoadcastAudio
import RoadcastFiles
import RoadcastHashing
import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastProduction

/// What's kept from build to build is made again only if its recipe changes: these hold what each recipe makes.
///
/// If one fails because the same input gives another result now, raise the recipe's number, and write down what
/// it makes.
struct RecipeTests {
  @Test func `the recipe of a waveform makes these bars`() {
    let peaks = (0..<600).map { WaveformPeak(low: -Int8($0 % 90), high: Int8($0 * 7 % 120)) }
    let bars = WaveformComposer.compose(peaks, duration: 590 * MP3Format.frameSamples).text
    let made = ["1": "03590a03"]
    #expect(String(Digest.hex(bars.utf8).prefix(8)) == made[WaveformComposer.recipe])
  }

  @Test func `the recipe of a clip makes this file`() throws {
    let format = MP3Format(bitrate: 96, sampleRate: 44_100, channels: 1)
    var enclosure = [UInt8](repeating: 0, count: InfoFrame.length(format))
    for frame in 0..<60 {
      // MPEG-1 layer III, 96 kbit/s, 44.1 kHz, mono, without padding.
      enclosure += [0xFF, 0xFB, 0x70, 0xC0] + [UInt8](repeating: UInt8(frame), count: 309)
    }
    let folder = try TemporaryFolder()
    try folder.write(enclosure, to: "a.mp3")
    let clip = try ClipCutter(format: format).cut(
      10_000..<40_000,
      from: .reopened(at: "\(folder.path)/a.mp3"),
      tag: [1, 2, 3]
    )
    let made = ["1": "44678603"]
    #expect(String(Digest.hex(clip).prefix(8)) == made[ClipCutter.recipe])
  }

  @Test func `a picture that several audiences have is one picture`() {
    func artwork(_ name: UInt8) -> PublishedArtwork {
      PublishedArtwork(.png, hash: Digest.hex([name]), bytes: [name])
    }
    let pictures = FeedArtwork(
      show: artwork(1),
      audiences: ["a": artwork(2), "b": artwork(2), "c": artwork(1), "d": artwork(3)]
    )
    #expect(pictures.all.map(\.bytes) == [[1], [2], [3]])
    #expect(pictures[.audience("b")].bytes == [2])
    #expect(pictures[.audience("x")].bytes == [1])
    #expect(pictures[.main].bytes == [1])
  }
}
