package import RoadcastFiles

/// Encodes a master on all cores.
///
/// The bounds of its chunks depend on the recording alone, so the bytes are the same for any number of
/// workers.
package struct ParallelMP3Encoder: Sendable {
  let file: InputFile
  let analysis: RecordingAnalysis
  let settings: MasterSettings
  let workers: WorkerPool

  /// Creates an encoder.
  ///
  /// - Parameters:
  ///   - file: The recording.
  ///   - analysis: Its analysis for the same settings.
  ///   - settings: What the master is like.
  ///   - workers: The pool that limits how much is encoded at once. The caller has no place in it.
  package init(
    file: InputFile,
    analysis: RecordingAnalysis,
    settings: MasterSettings,
    workers: WorkerPool
  ) {
    self.file = file
    self.analysis = analysis
    self.settings = settings
    self.workers = workers
  }

  /// Encodes the recording and the silence after it.
  ///
  /// - Parameters:
  ///   - output: Gets whole MP3 frames, in order, without an Info frame.
  ///   - progress: Gets the number of samples of each channel that were encoded since it was last called.
  /// - Returns: The waveform, one peak for each frame.
  /// - Throws: `RecordingError` if the recording can't be read, `LAMEError` if it can't be encoded, or the
  ///   error of `output`.
  @concurrent
  package func encode(
    to output: @escaping @Sendable ([UInt8]) throws -> Void,
    progress: @escaping @Sendable (Int) -> Void
  ) async throws -> [WaveformPeak] {
    let sequence = ChunkSequence(output)
    try await withThrowingTaskGroup(of: Void.self) { group in
      var chunks = try MP3ChunkStream(file: file, analysis: analysis, settings: settings)
      let format = settings.format
      var count = 0
      while true {
        await workers.acquireChunk()
        let chunk: MP3Chunk?
        do {
          chunk = try await workers.run { () throws(RecordingError) in try chunks.next() }
        } catch {
          await workers.releaseChunk()
          throw error
        }
        guard let chunk else {
          await workers.releaseChunk()
          break
        }
        let index = count
        count += 1
        group.addTask {
          do {
            let (frames, peaks) = try await workers.run {
              (try MP3Encoder.encode(chunk, as: format), chunk.peaks(channels: format.channels))
            }
            try await sequence.add(frames, peaks, at: index)
            await workers.releaseChunk()
            progress(chunk.frames * MP3Format.frameSamples)
          } catch {
            await workers.releaseChunk()
            throw error
          }
        }
      }
      try await group.waitForAll()
    }
    return await sequence.peaks
  }
}

/// Puts chunks that were encoded in any order back into theirs.
private actor ChunkSequence {
  private(set) var peaks: [WaveformPeak] = []

  private let output: @Sendable ([UInt8]) throws -> Void
  private var waiting: [Int: (frames: [UInt8], peaks: [WaveformPeak])] = [:]
  private var next = 0

  init(_ output: @escaping @Sendable ([UInt8]) throws -> Void) { self.output = output }

  func add(_ frames: [UInt8], _ peaks: [WaveformPeak], at index: Int) throws {
    waiting[index] = (frames, peaks)
    while let chunk = waiting.removeValue(forKey: next) {
      next += 1
      try output(chunk.frames)
      self.peaks += chunk.peaks
    }
  }
}
