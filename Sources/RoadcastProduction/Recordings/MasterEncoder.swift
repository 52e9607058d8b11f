import RoadcastFiles
import RoadcastAudio
import RoadcastModel

/// Encodes the masters that aren't in the cache.
struct MasterEncoder {
  let workspace: Workspace
  let cache: Cache
  let workers: WorkerPool

  /// What encodes everything in a program that plays drafts too; nil if this does.
  var queue: MasterQueue?

  /// Encodes what's missing.
  ///
  /// - Parameters:
  ///   - recordings: the recordings whose masters are needed.
  ///   - progress: Is notified of the work to do, and of what is done.
  /// - Returns: the paths of the recordings that had to be encoded.
  /// - Throws: when a recording has changed, or a master can't be written.
  @concurrent
  func encode(
    _ recordings: [KnownRecording],
    progress: any ProgressObserver
  ) async throws -> [String] {
    var seen: Set<String> = []
    let needed = recordings.sorted { $0.recording.path < $1.recording.path }.filter {
      seen.insert($0.key).inserted
    }
    // Each master is read and compared with its checksum.
    let states = await needed.mapConcurrently(jobs: workers.limit, share: 1) {
      (recording: $0, isMissing: cache.master($0.key) == nil)
    }
    let missing = states.filter(\.isMissing).map(\.recording)
    progress.willEncode(
      seconds: missing.reduce(0) {
        $0 + Double($1.recording.block) / Double($1.settings.format.sampleRate)
      }
    )
    // Two at once, so that one is read while the other is encoded; the cores are shared by chunks.
    var waiting = missing[...]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for recording in waiting.prefix(2) {
        group.addTask { try await make(recording, progress: progress) }
      }
      waiting = waiting.dropFirst(2)
      while try await group.next() != nil {
        guard let recording = waiting.popFirst() else { continue }
        group.addTask { try await make(recording, progress: progress) }
      }
    }
    return missing.map(\.recording.path)
  }

  /// Encodes a recording, or waits until the queue has.
  private func make(_ recording: KnownRecording, progress: any ProgressObserver) async throws {
    guard let queue else { return try await encode(recording, progress: progress) }
    var count = 0
    do {
      try await wait(for: recording, in: queue, after: &count, progress)
    } catch let error where !(error is CancellationError) {
      // The queue may have encoded another file with this content, which was removed meanwhile.
      let path = recording.recording.path
      guard let file = try? workspace.file(path), file.stamp == recording.stamp else { throw error }
      try await wait(for: recording, in: queue, after: &count, progress)
    }
  }

  /// Waits for a master, and counts its blocks.
  private func wait(
    for recording: KnownRecording,
    in queue: MasterQueue,
    after count: inout Int,
    _ progress: any ProgressObserver
  ) async throws {
    guard let master = await queue.master(of: recording, from: workspace, for: .building) else {
      return
    }
    let bytesPerSecond = Double(recording.settings.format.bitrate) * 1_000 / 8
    while let block = try await master.block(count) {
      count += 1
      progress.encoded(
        seconds: Double(block.count) / bytesPerSecond,
        of: recording.recording.path
      )
    }
  }

  /// Encodes one recording for the cache.
  ///
  /// - Parameters:
  ///   - recording: the recording.
  ///   - progress: Is notified of what is done.
  ///   - didEncode: gets whole frames, in order, as soon as they're encoded.
  /// - Throws: when the recording has changed, or the master can't be written.
  func encode(
    _ recording: KnownRecording,
    progress: any ProgressObserver,
    didEncode: @escaping @Sendable ([UInt8]) -> Void = { _ in }
  ) async throws {
    let path = recording.recording.path
    let file: InputFile
    do {
      file = try workspace.file(path)
    } catch {
      throw WorkFailure("\(path) \(error.message)")
    }
    guard file.stamp == recording.stamp else { throw InputFile.changed(path) }
    let rate = Double(recording.settings.format.sampleRate)
    do {
      let master = try cache.newMaster(recording.key)
      let encoder = ParallelMP3Encoder(
        file: file,
        analysis: recording.analysis,
        settings: recording.settings,
        workers: workers
      )
      let peaks = try await encoder.encode(
        to: {
          try master.append($0)
          didEncode($0)
        },
        progress: { progress.encoded(seconds: Double($0) / rate, of: path) }
      )
      try file.requireUnchanged()
      try master.finish(peaks: peaks)
    } catch let error as LAMEError {
      throw WorkFailure("can't encode \(path): \(error.message)")
    } catch let failure as RecordingError {
      throw failure.failure(of: path)
        ?? WorkFailure("\(path) changed while it was read: it \(failure.message(for: path))")
    }
  }
}
