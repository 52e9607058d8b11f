import RoadcastFiles

/// A recording with its repairs, as it is heard but for its level.
struct CleanedStream: ~Copyable {
  private var stream: RecordingStream
  private var highPass: HighPassFilter?
  private var splicer: Splicer?
  private let gains: [Float]
  private var position = 0
  private var block: [Float] = []

  /// Hz, below which there is no voice.
  private static let cutoff = 80.0

  /// - `file`: the recording.
  /// - `length`: frames of the recording at the wanted rate, before any cut.
  /// - `channels`: wanted, 1 or 2.
  /// - `sampleRate`: wanted, in Hz.
  init(
    file: InputFile,
    cleaning: CleaningPlan,
    length: Int,
    channels: Int,
    sampleRate: Int
  ) throws(RecordingError) {
    stream = try RecordingStream(
      file: file,
      channels: channels,
      sampleRate: sampleRate,
      mix: cleaning.mix,
      offsets: cleaning.offsets
    )
    if cleaning.appliesHighPass {
      highPass = HighPassFilter(
        cutoff: Self.cutoff,
        sampleRate: sampleRate,
        channels: channels
      )
    }
    if !cleaning.cuts.isEmpty {
      splicer = Splicer(
        cuts: cleaning.cuts,
        length: length,
        channels: channels,
        sampleRate: sampleRate
      )
    }
    gains = cleaning.levellerGains
  }

  /// Replaces `output` by the next frames, interleaved; returns whether there were any.
  mutating func next(into output: inout [Float]) throws(RecordingError) -> Bool {
    while try stream.next(into: &output) {
      highPass?.process(&output)
      let frames = output.count / stream.channels
      Leveller.apply(
        gains,
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
