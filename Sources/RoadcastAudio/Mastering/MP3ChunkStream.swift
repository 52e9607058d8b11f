import RoadcastFiles

/// A master's sound and the silence after it, in chunks that can be encoded independently.
///
/// Each chunk starts at a multiple of 49 frames, where the pattern of padding bytes repeats, and is primed
/// with the 49 frames ahead of it. Its frames are then the same bytes as those of a serial encoding.
struct MP3ChunkStream: ~Copyable {
  private let format: MP3Format
  private let totalFrames: Int

  private var stream: MasterStream
  private var streamEnded = false
  private var block: [Float] = []

  /// The samples from the frame `pendingFrame` on, interleaved.
  private var pending: [Float] = []
  private var pendingFrame = 0
  private var nextFrame = 0

  /// The shortest chunk in cycles of 49 frames, about 1.3 s: long enough that priming costs little.
  private static let minimumCycles = 6

  /// The longest chunk in cycles: short enough that two cores share a minute of sound, and that a few
  /// chunks fit into memory.
  private static let maximumCycles = 15

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
    format = settings.format
    totalFrames =
      MP3Format.block(samples: analysis.length, gap: settings.gap) / MP3Format.frameSamples
    stream = try MasterStream(file: file, analysis: analysis, settings: settings)
  }

  /// Reads the next chunk.
  ///
  /// - Returns: The chunk; nil at the end of the block.
  /// - Throws: If the recording can't be read or resampled.
  mutating func next() throws(RecordingError) -> MP3Chunk? {
    guard nextFrame < totalFrames else { return nil }
    let end = nextFrame + chunkFrames
    let frameSize = MP3Format.frameSamples * format.channels
    let needed = (end + MP3Chunk.trailingFrames - pendingFrame) * frameSize
    try fill(to: needed)
    let chunk = MP3Chunk(
      samples: Array(pending[..<needed]),
      primingFrames: nextFrame - pendingFrame,
      frames: end - nextFrame
    )
    let nextPending = max(0, end - MP3Format.paddingCycle)
    pending.removeFirst((nextPending - pendingFrame) * frameSize)
    pendingFrame = nextPending
    nextFrame = end
    return chunk
  }

  /// The number of frames in the next chunk: about half of those left, so that the last chunks are short
  /// and all cores finish at about the same time.
  private var chunkFrames: Int {
    let left = totalFrames - nextFrame
    let cycles = (left + MP3Format.paddingCycle - 1) / MP3Format.paddingCycle
    guard cycles >= 2 * Self.minimumCycles else { return left }
    return min((cycles + 1) / 2, Self.maximumCycles) * MP3Format.paddingCycle
  }

  private mutating func fill(to count: Int) throws(RecordingError) {
    pending.reserveCapacity(count)
    while pending.count < count, !streamEnded {
      if try stream.next(into: &block) {
        // LAME aborts the process on a single sample that isn't finite.
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
