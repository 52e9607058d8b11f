import RoadcastModel

/// The waveform of an episode's player.
struct EpisodeWave: PagePartContent {
  static let template = "wave"

  private let duration: Milliseconds
  private let waveform: WaveformBars?

  /// When each chapter but the first begins.
  private let starts: [Milliseconds]

  init(of episode: EpisodePageContent) {
    duration = episode.duration
    waveform = episode.waveform
    starts = episode.chapters.dropFirst().map(\.start)
  }

  var values: [String: Any?] {
    [
      "wholeSeconds": String(duration.count / 1_000), "length": ListeningPages.clock(duration),
      "bars": bars, "marks": marks,
    ]
  }

  /// The waveform's bars as an SVG path: 1,000 units wide, 100 high, with a line where nothing is known.
  private var bars: String {
    guard let heights = waveform?.heights, !heights.isEmpty else { return "M0 50H1000" }
    var path: [UInt8] = []
    for (bar, height) in heights.enumerated() {
      path.append(UInt8(ascii: "M"))
      Self.append((2 * bar + 1) * 500 / heights.count, to: &path)
      path.append(UInt8(ascii: " "))
      Self.append(50 - height, to: &path)
      path.append(UInt8(ascii: "v"))
      Self.append(2 * height, to: &path)
    }
    return String(decoding: path, as: UTF8.self)
  }

  /// Adds a number of 0 to 9,999 in decimal digits: interpolated texts take most of a page's time.
  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    if number >= 10 { append(number / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// A line across the waveform where each chapter but the first begins, in thousandths of the width.
  private var marks: String {
    starts.map { "M\($0.count * 1_000 / max(1, duration.count)) 0V100" }.joined()
  }
}
