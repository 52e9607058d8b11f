import RoadcastFiles
import RoadcastAudio
import RoadcastModel

/// Makes the masters that are not in the cache.
struct MasterEncoder {
  let workspace: Workspace
  let cache: Cache
  let workers: WorkerPool

  /// - `recordings`: those that are going to be heard.
  ///
  /// Returns the paths of those that had to be encoded.
  @concurrent
  func encode(
    _ recordings: [KnownRecording],
    progress: any ProgressObserver
  ) async throws -> [String] {
    var seen: Set<String> = []
    let missing = recordings.sorted { $0.recording.path < $1.recording.path }.filter {
      seen.insert($0.key).inserted && cache.master($0.key) == nil
    }
    progress.willEncode(
      seconds: missing.reduce(0) {
        $0 + Double($1.recording.block) / Double($1.settings.format.sampleRate)
      }
    )
    // Two at once, so that one is read while the other is encoded; the cores are shared by chunks.
    var waiting = missing[...]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for heard in waiting.prefix(2) {
        group.addTask { try await encode(heard, progress: progress) }
      }
      waiting = waiting.dropFirst(2)
      while try await group.next() != nil {
        guard let heard = waiting.popFirst() else { continue }
        group.addTask { try await encode(heard, progress: progress) }
      }
    }
    return missing.map(\.recording.path)
  }

  private func encode(
    _ heard: KnownRecording,
    progress: any ProgressObserver
  ) async throws {
    let path = heard.recording.path
    let file: InputFile
    do {
      file = try workspace.file(path)
    } catch {
      throw WorkFailure("\(path) \(error.message)")
    }
    guard file.stamp == heard.stamp else { throw InputFile.changed(path) }
    let rate = Double(heard.settings.format.sampleRate)
    do {
      let master = try cache.newMaster(heard.key)
      let encoder = ParallelMP3Encoder(
        file: file,
        analysis: heard.analysis,
        settings: heard.settings,
        workers: workers
      )
      let peaks = try await encoder.encode(
        to: { try master.append($0) },
        progress: { progress.encoded(seconds: Double($0) / rate, of: path) }
      )
      try file.requireUnchanged()
      try master.finish(peaks: peaks)
    } catch let error as LAMEError {
      throw WorkFailure("can't encode \(path): \(error.message)")
    } catch RecordingError.readFailed(let failure) {
      throw failure
    } catch let failure as RecordingError {
      throw WorkFailure("\(path) changed while it was read: it \(failure.message)")
    }
  }
}
