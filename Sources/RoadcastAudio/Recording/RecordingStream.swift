package import RoadcastFiles

/// The sound of a recording, in the programme's channels and sample rate.
///
/// Invalid samples are silenced, DC offsets removed, channels combined, and the rate converted. A stream
/// reads its file once from start to end, in blocks, so its memory doesn't depend on the file's length.
package struct RecordingStream: ~Copyable {
  /// The number of channels that it returns, 1 or 2.
  package let channels: Int

  /// The sample rate that it returns, in Hz.
  package let sampleRate: Int

  /// The invalid samples so far.
  package private(set) var repair: SampleRepair

  /// The number of frames read from the file so far, at its own rate.
  package private(set) var framesRead = 0

  /// The number of frames returned so far.
  package private(set) var framesOut = 0

  private let mix: ChannelMix
  private let offsets: [Float]
  private var reader: SoundFileReader
  private var resampler: Resampler?
  private var block: [Float] = []
  private var isFinished = false

  private static let blockFrames = 16_384

  /// Opens a recording.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - channels: The number of channels to return, 1 or 2.
  ///   - sampleRate: The sample rate to return, in Hz.
  ///   - mix: How the recording's channels are combined.
  ///   - offsets: The DC offset to subtract from each of the recording's channels, −1…1; empty for none.
  ///   - sampleLimit: The largest magnitude of a sample that is sound, linear.
  /// - Throws: If the recording can't be opened.
  package init(
    file: InputFile,
    channels: Int,
    sampleRate: Int,
    mix: ChannelMix = .all,
    offsets: [Float] = [],
    sampleLimit: Float = SampleRepair.highestLimit
  ) throws(RecordingError) {
    let reader = try SoundFileReader(file)
    var resampler: Resampler?
    if reader.sampleRate != sampleRate {
      resampler = try Resampler(from: reader.sampleRate, to: sampleRate, channels: channels)
    }
    repair = SampleRepair(limit: sampleLimit)
    self.mix = mix
    self.offsets = offsets.count == reader.channels ? offsets : []
    self.reader = reader
    self.resampler = resampler
    self.channels = channels
    self.sampleRate = sampleRate
  }

  /// The recording's own sample rate in Hz.
  package var sourceRate: Int { reader.sampleRate }

  /// The number of frames, at the sample rate to return, of what was read so far.
  package var lengthOut: Int { Self.length(framesRead, from: sourceRate, to: sampleRate) }

  /// Converts a length to another sample rate.
  ///
  /// - Parameters:
  ///   - frames: A number of frames.
  ///   - source: The rate of `frames` in Hz.
  ///   - target: The rate of the result in Hz.
  /// - Returns: The nearest number of frames; halves are rounded up.
  static func length(_ frames: Int, from source: Int, to target: Int) -> Int {
    (2 * frames * target + source) / (2 * source)
  }

  /// Reads the next block.
  ///
  /// - Parameter output: Replaced with the next frames, interleaved; empty at the end.
  /// - Returns: Whether there are any.
  /// - Throws: If the recording can't be read or resampled.
  package mutating func next(into output: inout [Float]) throws(RecordingError) -> Bool {
    while !isFinished {
      try reader.read(Self.blockFrames, into: &block)
      if block.isEmpty {
        isFinished = true
        try finish(into: &output)
      } else {
        framesRead += block.count / reader.channels
        repair.repair(&block, channels: reader.channels)
        subtractOffsets()
        mix.apply(to: &block, from: reader.channels, to: channels)
        if resampler == nil {
          swap(&output, &block)
        } else {
          try resampler?.process(block, into: &output)
        }
      }
      guard output.isEmpty else {
        framesOut += output.count / channels
        return true
      }
    }
    output = []
    return false
  }

  private mutating func subtractOffsets() {
    guard !offsets.isEmpty else { return }
    for index in block.indices { block[index] -= offsets[index % offsets.count] }
  }

  /// Flushes the resampler, and cuts or pads its output so that the whole length is exact.
  private mutating func finish(into output: inout [Float]) throws(RecordingError) {
    output = []
    try resampler?.flush(into: &output)
    let missing = (lengthOut - framesOut) * channels
    if output.count > missing {
      output.removeLast(output.count - max(0, missing))
    } else {
      output.append(contentsOf: repeatElement(0, count: missing - output.count))
    }
  }
}
