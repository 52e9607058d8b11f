import RoadcastAudio
import RoadcastModel

/// Draws up a programme's waveform for a listening page: the JSON form of BBC audiowaveform's data
/// files, version 2, in 8 bits.
enum WaveformComposer {
  /// Frames that one point stands for: a fifth of a second.
  private static let framesPerPoint = 8

  /// - `peaks`: one for each MP3 frame's length of the programme, from its beginning.
  /// - `duration`: samples of the programme; peaks behind it are left out.
  static func compose(_ peaks: [WaveformPeak], duration: Int, sampleRate: Int) -> [UInt8] {
    let frames = (duration + MP3Format.frameSamples - 1) / MP3Format.frameSamples
    let heard = peaks.prefix(frames)
    var points: [WaveformPeak] = []
    for (index, peak) in heard.enumerated() {
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
