import RoadcastFiles

/// Cuts a levelled recording and its closing silence into chunks that can be encoded apart.
///
/// Chunks begin at multiples of 49 frames, where the pattern of padding bytes begins anew, and are
/// primed with the 49 frames before them: their frames then equal those of a serial encoder.
struct MP3ChunkStream: ~Copyable {
  private let format: MP3Format
  private let totalFrames: Int

  private var stream: MasterStream
  private var streamEnded = false
  private var block: [Float] = []

  /// Samples from the frame `pendingFrame` on, interleaved.
  private var pending: [Float] = []
  private var pendingFrame = 0
  private var nextFrame = 0

  /// In cycles of 1.2 to 1.3 s: long enough that priming costs little, short enough that two cores share
  /// a minute and that a few fit into memory.
  private static let leastCycles = 6
  private static let mostCycles = 15

  init(
    file: InputFile,
    analysis: RecordingAnalysis,
    settings: MasterSettings
  ) throws(RecordingError) {
    format = settings.format
    totalFrames =
      MP3Format.block(samples: analysis.length, gap: settings.gap) / MP3Format.frameSamples
    stream = try MasterStream(file: file, analysis: analysis, settings: settings)
  }

  /// The next chunk, or nil at the end of the block.
  mutating func next() throws(RecordingError) -> MP3Chunk? {
    guard nextFrame < totalFrames else { return nil }
    let end = nextFrame + chunkFrames
    let frameSize = MP3Format.frameSamples * format.channels
    let wanted = (end + MP3Chunk.trailingFrames - pendingFrame) * frameSize
    try fill(to: wanted)
    let chunk = MP3Chunk(
      samples: Array(pending[..<wanted]),
      primingFrames: nextFrame - pendingFrame,
      frames: end - nextFrame
    )
    let nextPending = max(0, end - MP3Format.paddingCycle)
    pending.removeFirst((nextPending - pendingFrame) * frameSize)
    pendingFrame = nextPending
    nextFrame = end
    return chunk
  }

  /// Half of what is left, so that the last ones are short and cores end together.
  private var chunkFrames: Int {
    let left = totalFrames - nextFrame
    let cycles = (left + MP3Format.paddingCycle - 1) / MP3Format.paddingCycle
    guard cycles >= 2 * Self.leastCycles else { return left }
    return min((cycles + 1) / 2, Self.mostCycles) * MP3Format.paddingCycle
  }

  private mutating func fill(to count: Int) throws(RecordingError) {
    pending.reserveCapacity(count)
    while pending.count < count, !streamEnded {
      if try stream.next(into: &block) {
        // LAME stops the process over one sample that is no number.
        for index in block.indices {
          let sample = block[index]
          block[index] = sample.isFinite ? min(max(sample, -1), 1) : 0
        }
        pending.append(contentsOf: block)
      } else {
        streamEnded = true
      }
    }
    if pending.count < count {
      pending.append(contentsOf: repeatElement(0, count: count - pending.count))
    }
  }
}
