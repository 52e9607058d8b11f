/// Brings a recording to the loudness target under the ceiling, and encodes it.
package enum Mastering {
  /// Below this, in LUFS throughout, a recording is refused.
  private static let leastLoudness = -50.0
  private static let leastSeconds = 0.4

  /// Reads a recording and finds the gain that brings it to its level.
  ///
  /// - `descriptor`: the recording, open for reading; nobody else may read from it meanwhile.
  /// - `fileSize`: bytes.
  /// - `mostSeconds`: a longer recording is refused before any of it is read.
  ///
  /// Throws why the recording can't be used.
  package static func analyse(
    descriptor: Int32,
    fileSize: Int,
    mostSeconds: Int,
    for settings: MasterSettings
  ) throws(RecordingError) -> RecordingAnalysis {
    let header = try WAVHeader(descriptor: descriptor, fileSize: fileSize)
    // Before the work and not after it: a sparse file can promise days of silence.
    guard header.seconds <= mostSeconds else {
      throw .tooLong(seconds: header.seconds, limit: mostSeconds)
    }
    var stream = try RecordingStream(
      descriptor: descriptor,
      channels: settings.format.channels,
      sampleRate: settings.format.sampleRate
    )
    var meter = LoudnessMeter(
      channels: settings.format.channels,
      sampleRate: settings.format.sampleRate
    )
    var peak = TruePeakMeter(channels: settings.format.channels)
    var block: [Float] = []
    while try stream.next(into: &block) {
      meter.add(block)
      peak.add(block)
    }
    peak.finish()
    guard stream.framesRead > 0 else { throw .noAudio("no samples could be read") }
    guard stream.repair.count * 100 <= stream.framesRead * header.channels else {
      throw .garbage(samples: stream.repair.count)
    }
    let seconds = Double(stream.framesRead) / Double(header.sampleRate)
    guard seconds >= leastSeconds else { throw .tooBrief(seconds: seconds) }
    guard let loudness = meter.integrated else { throw .silent }
    guard loudness >= leastLoudness else { throw .tooQuiet(loudness: loudness) }

    var analysis = RecordingAnalysis(
      encoding: header.encoding,
      sourceChannels: header.channels,
      sourceRate: header.sampleRate,
      framesRead: stream.framesRead,
      missingFrames: header.missingFrames,
      repairedSamples: stream.repair.count,
      firstRepair: Double(stream.repair.firstFrame ?? 0) / Double(header.sampleRate),
      length: stream.framesOut,
      loudness: loudness,
      truePeak: Decibels.level(Double(peak.peak)),
      gain: settings.loudness - loudness,
      limited: 0
    )
    try settleGain(of: &analysis, descriptor: descriptor, for: settings)
    return analysis
  }

  /// Makes up in the gain for what the limiter takes, where it acts at all.
  private static func settleGain(
    of analysis: inout RecordingAnalysis,
    descriptor: Int32,
    for settings: MasterSettings
  ) throws(RecordingError) {
    // More gain gives the limiter more to do. Most recordings take a round or two; soft speech with
    // loud knocks takes the most, and what is not reached then the limiter cannot give.
    for _ in 0..<8 {
      guard analysis.truePeak + analysis.gain > settings.ceilingBeforeEncoding else { return }
      var source = try LevelledStream(
        descriptor: descriptor,
        gain: analysis.gain,
        settings: settings
      )
      var meter = LoudnessMeter(
        channels: settings.format.channels,
        sampleRate: settings.format.sampleRate
      )
      var block: [Float] = []
      while try source.next(into: &block) { meter.add(block) }
      guard let reached = meter.integrated else { return }
      analysis.limited = analysis.loudness + analysis.gain - reached
      let missing = settings.loudness - reached
      guard abs(missing) > 0.1 else { return }
      analysis.gain += missing
    }
  }

  /// Encodes a recording to the frames of its block, its closing silence included.
  ///
  /// The borders of the chunks that cores share depend on the block alone, so that the bytes are
  /// the same for any number of workers.
  ///
  /// - `analysis`: what `analyse` found for the same settings.
  /// - `workers`: bounds how much is worked on at once.
  /// - `progress`: is told the samples whose encoding is done.
  ///
  /// Returns whole MP3 frames, without an Info frame.
  @concurrent
  package static func encode(
    descriptor: Int32,
    analysis: RecordingAnalysis,
    for settings: MasterSettings,
    workers: Workers,
    progress: @escaping @Sendable (Int) -> Void
  ) async throws -> [UInt8] {
    try await withThrowingTaskGroup(of: (index: Int, frames: [UInt8]).self) { group in
      var source = try ChunkSource(
        descriptor: descriptor,
        analysis: analysis,
        settings: settings
      )
      let format = settings.format
      var encoded: [Int: [UInt8]] = [:]
      var count = 0
      while true {
        await workers.reserveChunk()
        let chunk: MP3Chunk?
        do {
          chunk = try await workers.run { () throws(RecordingError) in try source.next() }
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
            let frames = try await workers.run { try MP3Encoder.encode(chunk, as: format) }
            await workers.releaseChunk()
            progress(chunk.frames * MP3Format.frameSamples)
            return (index, frames)
          } catch {
            await workers.releaseChunk()
            throw error
          }
        }
      }
      for try await done in group { encoded[done.index] = done.frames }
      return (0..<count).flatMap { encoded[$0] ?? [] }
    }
  }
}
