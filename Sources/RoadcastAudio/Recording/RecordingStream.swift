package import RoadcastFiles

/// A recording as it enters the mastering: repaired, mixed to the wanted channels, at the wanted rate.
///
/// One stream reads a file from beginning to end, in blocks, so that memory does not grow with it.
package struct RecordingStream: ~Copyable {
  /// What is wanted.
  package let channels: Int
  package let sampleRate: Int

  package private(set) var repair = SampleRepair()

  /// Frames read from the file so far.
  package private(set) var framesRead = 0

  /// Frames given out so far.
  package private(set) var framesOut = 0

  private let mix: ChannelMix
  private let offsets: [Float]
  private var reader: SoundFileReader
  private var resampler: Resampler?
  private var block: [Float] = []
  private var isFinished = false

  private static let blockFrames = 16_384

  /// - `file`: the recording.
  /// - `channels`: 1 or 2.
  /// - `sampleRate`: Hz.
  /// - `mix`: how the recording's channels are taken together.
  /// - `offsets`: what is taken from each of its channels; empty for nothing.
  package init(
    file: InputFile,
    channels: Int,
    sampleRate: Int,
    mix: ChannelMix = .all,
    offsets: [Float] = []
  ) throws(RecordingError) {
    let reader = try SoundFileReader(file)
    var resampler: Resampler?
    if reader.sampleRate != sampleRate {
      resampler = try Resampler(from: reader.sampleRate, to: sampleRate, channels: channels)
    }
    self.mix = mix
    self.offsets = offsets.count == reader.channels ? offsets : []
    self.reader = reader
    self.resampler = resampler
    self.channels = channels
    self.sampleRate = sampleRate
  }

  /// The recording's own rate in Hz.
  package var sourceRate: Int { reader.sampleRate }

  /// The length that what was read has at the wanted rate.
  package var lengthOut: Int { Self.length(framesRead, from: sourceRate, to: sampleRate) }

  /// The frames that so many become at another rate: halves up.
  static func length(_ frames: Int, from source: Int, to target: Int) -> Int {
    (2 * frames * target + source) / (2 * source)
  }

  /// Replaces `output` by the next frames, interleaved.
  ///
  /// Returns whether there were any.
  package mutating func next(into output: inout [Float]) throws(RecordingError) -> Bool {
    while !isFinished {
      try reader.read(Self.blockFrames, into: &block)
      if block.isEmpty {
        isFinished = true
        try finish(into: &output)
      } else {
        framesRead += block.count / reader.channels
        repair.repair(&block, channels: reader.channels)
        takeOffsets()
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

  private mutating func takeOffsets() {
    guard !offsets.isEmpty else { return }
    for index in block.indices { block[index] -= offsets[index % offsets.count] }
  }

  /// Takes what the resampler still holds, and cuts or fills it to the exact length.
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
