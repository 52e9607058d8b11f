import RoadcastFiles

/// The sound of a master as a telephone transmits it: mono, 300 to 3400 Hz, at 8 kHz.
///
/// The band is that of ITU-T G.712. The high-pass filter makes its lower end, the resampler its upper one.
struct PhoneStream: ~Copyable {
  /// The sample rate in Hz (ITU-T G.711).
  static let sampleRate = 8_000

  private var source: MasterStream
  private var highPass: HighPassFilter
  private var resampler: Resampler
  private let channels: Int
  private var block: [Float] = []
  private var framesLeft: Int
  private var isFinished = false

  /// Opens a recording.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - analysis: Its analysis for the same settings.
  ///   - settings: What the master is like.
  /// - Throws: If the recording can't be opened.
  init(
    file: InputFile,
    analysis: RecordingAnalysis,
    settings: MasterSettings
  ) throws(RecordingError) {
    let format = settings.format
    let source = try MasterStream(
      file: file,
      analysis: analysis,
      settings: settings
    )
    let resampler = try Resampler(from: format.sampleRate, to: Self.sampleRate, channels: 1)
    self.source = source
    self.resampler = resampler
    channels = format.channels
    highPass = HighPassFilter(cutoff: 300, sampleRate: format.sampleRate, channels: 1)
    framesLeft = RecordingStream.length(
      analysis.length,
      from: format.sampleRate,
      to: Self.sampleRate
    )
  }

  /// Reads the next block.
  ///
  /// - Parameter output: Replaced with the next samples; empty at the end.
  /// - Returns: Whether there are any.
  /// - Throws: If the recording can't be read or resampled.
  mutating func next(into output: inout [Float]) throws(RecordingError) -> Bool {
    while framesLeft > 0 {
      if isFinished {
        output = Array(repeating: 0, count: framesLeft)
      } else if try source.next(into: &block) {
        ChannelMix.all.apply(to: &block, from: channels, to: 1)
        highPass.process(&block)
        try resampler.process(block, into: &output)
      } else {
        isFinished = true
        try resampler.flush(into: &output)
      }
      if output.count > framesLeft { output.removeLast(output.count - framesLeft) }
      framesLeft -= output.count
      if !output.isEmpty { return true }
    }
    output = []
    return false
  }
}
