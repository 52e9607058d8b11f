import RoadcastFiles

/// A recording after cleaning, ahead of loudness normalisation.
struct CleanedStream: ~Copyable {
  private var stream: RecordingStream
  private var highPass: HighPassFilter?
  private var splicer: Splicer?
  private let levellerGains: [Float]
  private var position = 0
  private var block: [Float] = []

  /// The high-pass filter's cutoff in Hz, below the lowest voices.
  private static let cutoff = 80.0

  /// Opens a recording.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - plan: What to do to it.
  ///   - length: The recording's length in frames at `sampleRate`, ahead of any cut. It is used only if
  ///     the plan has cuts.
  ///   - channels: The number of channels to return, 1 or 2.
  ///   - sampleRate: The sample rate to return, in Hz.
  /// - Throws: If the recording can't be opened.
  init(
    file: InputFile,
    plan: CleaningPlan,
    length: Int,
    channels: Int,
    sampleRate: Int
  ) throws(RecordingError) {
    stream = try RecordingStream(
      file: file,
      channels: channels,
      sampleRate: sampleRate,
      mix: plan.mix,
      offsets: plan.offsets,
      sampleLimit: plan.sampleLimit
    )
    if plan.appliesHighPass {
      highPass = HighPassFilter(
        cutoff: Self.cutoff,
        sampleRate: sampleRate,
        channels: channels
      )
    }
    if !plan.cuts.isEmpty {
      splicer = Splicer(
        cuts: plan.cuts,
        length: length,
        channels: channels,
        sampleRate: sampleRate
      )
    }
    levellerGains = plan.levellerGains
  }

  /// Reads the next block.
  ///
  /// - Parameter output: Replaced with the next frames, interleaved; empty at the end.
  /// - Returns: Whether there are any.
  /// - Throws: If the recording can't be read or resampled.
  mutating func next(into output: inout [Float]) throws(RecordingError) -> Bool {
    while try stream.next(into: &output) {
      highPass?.process(&output)
      let frames = output.count / stream.channels
      Leveller.apply(
        levellerGains,
        to: &output,
        from: position,
        channels: stream.channels,
        sampleRate: stream.sampleRate
      )
      position += frames
      guard splicer != nil else { return true }
      swap(&block, &output)
      output.removeAll(keepingCapacity: true)
      splicer?.process(block, appendingTo: &output)
      if !output.isEmpty { return true }
    }
    output = []
    return false
  }
}
