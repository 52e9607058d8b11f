import RoadcastAudio
import RoadcastModel

/// Composes a programme's waveform for a listening page, in the JSON format of BBC audiowaveform
/// (version 2, 8 bits).
enum WaveformComposer {
  /// The number of MP3 frames in one point: about a fifth of a second.
  private static let framesPerPoint = 8

  /// Composes the waveform.
  ///
  /// - Parameters:
  ///   - peaks: One for each MP3 frame, from the programme's start.
  ///   - duration: The programme's length in samples. Peaks after it are left out.
  ///   - sampleRate: Hz.
  /// - Returns: The JSON file.
  static func compose(_ peaks: [WaveformPeak], duration: Int, sampleRate: Int) -> [UInt8] {
    let frames = (duration + MP3Format.frameSamples - 1) / MP3Format.frameSamples
    var points: [WaveformPeak] = []
    for (index, peak) in peaks.prefix(frames).enumerated() {
      if index.isMultiple(of: framesPerPoint) {
        points.append(peak)
      } else {
        points[points.count - 1] = points[points.count - 1].union(peak)
      }
    }
    let data = points.map { "\($0.low),\($0.high)" }.joined(separator: ",")
    let pointSamples = framesPerPoint * MP3Format.frameSamples
    return Array(
      """
      {"version":2,"channels":1,"sample_rate":\(sampleRate),"samples_per_pixel":\(pointSamples),\
      "bits":8,"length":\(points.count),"data":[\(data)]}

      """.utf8
    )
  }
}
