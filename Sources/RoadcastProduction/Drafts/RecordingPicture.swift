import RoadcastAudio
package import RoadcastFiles
package import RoadcastModel

/// A recording's waveform, as it is in its file: nothing is cut out.
package struct RecordingPicture: Sendable {
  package var bars: WaveformBars

  /// Seconds.
  package var duration: Double

  /// Reads a recording; nil if it can't be used, which `check` explains.
  ///
  /// - Parameter file: The recording.
  package init?(of file: InputFile) {
    guard let sketch = try? RecordingSketch(of: file) else { return nil }
    bars = WaveformBars(peaks: sketch.peaks)
    duration = sketch.duration
  }
}
