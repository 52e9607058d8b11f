package import RoadcastFiles

/// The sound of a master ahead of encoding: cleaned, at its target loudness, and under the ceiling.
package struct MasterStream: ~Copyable {
  private var stream: CleanedStream
  private var limiter: Limiter
  private var block: [Float] = []
  private var isFinished = false

  /// Opens a recording.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - analysis: Its analysis for the same settings.
  ///   - settings: What the master is like.
  /// - Throws: If the recording can't be opened.
  package init(
    file: InputFile,
    analysis: RecordingAnalysis,
    settings: MasterSettings
  ) throws(RecordingError) {
    stream = try CleanedStream(
      file: file,
      plan: analysis.cleaning,
      length: analysis.uncutLength,
      channels: settings.format.channels,
      sampleRate: settings.format.sampleRate
    )
    limiter = Limiter(
      gain: Decibels.factor(analysis.gain),
      ceiling: Decibels.factor(settings.ceilingBeforeEncoding),
      channels: settings.format.channels,
      sampleRate: settings.format.sampleRate
    )
  }

  /// Reads the next block.
  ///
  /// - Parameter output: Replaced with the next frames, interleaved; empty at the end.
  /// - Returns: Whether there are any.
  /// - Throws: If the recording can't be read or resampled.
  package mutating func next(into output: inout [Float]) throws(RecordingError) -> Bool {
    while !isFinished {
      if try stream.next(into: &block) {
        limiter.process(block, into: &output)
      } else {
        isFinished = true
        limiter.finish(into: &output)
      }
      guard output.isEmpty else { return true }
    }
    output = []
    return false
  }
}
