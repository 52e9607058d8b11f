package import RoadcastFiles

/// A recording as it will be heard: at its level, and under the ceiling.
package struct MasterStream: ~Copyable {
  private var stream: CleanedStream
  private var limiter: Limiter
  private var block: [Float] = []
  private var isFinished = false

  /// - `file`: the recording.
  package init(
    file: InputFile,
    analysis: RecordingAnalysis,
    settings: MasterSettings
  ) throws(RecordingError) {
    stream = try CleanedStream(
      file: file,
      cleaning: analysis.cleaning,
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

  /// Replaces `output` by the next frames, interleaved; returns whether there were any.
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
