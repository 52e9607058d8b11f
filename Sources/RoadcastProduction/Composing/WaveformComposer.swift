import RoadcastAudio
import RoadcastModel

/// Composes a programme's waveform for the players of its pages.
enum WaveformComposer {
  /// Changes when the same peaks would give other bars.
  static let recipe = "1"

  /// Composes the waveform.
  ///
  /// - Parameters:
  ///   - peaks: One for each MP3 frame, from the programme's start.
  ///   - duration: The programme's length in samples. Peaks after it are left out.
  /// - Returns: The bars to draw.
  static func compose(_ peaks: [WaveformPeak], duration: Int) -> WaveformBars {
    let frames = (duration + MP3Format.frameSamples - 1) / MP3Format.frameSamples
    return WaveformBars(peaks: peaks.prefix(frames).map { max(Int($0.high), -Int($0.low)) })
  }
}
