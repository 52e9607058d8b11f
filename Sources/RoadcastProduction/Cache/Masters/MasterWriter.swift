import RoadcastAudio
import RoadcastFiles
import RoadcastHashing
import Synchronization

/// A master that's being written to the cache: its frames go to the disk as they're encoded.
///
/// It's in the cache once it's finished. Several tasks can share the writer.
final class MasterWriter: Sendable {
  private struct State: ~Copyable {
    var file: PendingFile?
    var hash: SHA256Hasher
    var framesLength = 0
  }

  private let state: Mutex<State>

  /// Starts a master without frames.
  ///
  /// - Parameters:
  ///   - name: The path below the cache's folder.
  ///   - folder: The cache's folder, an absolute path.
  /// - Throws: If it can't be created.
  init(_ name: String, in folder: String) throws(WorkFailure) {
    let file = try PendingFile(for: "\(folder)/\(name)")
    // The checksum is known last.
    try file.append([UInt8](repeating: 0, count: CacheEntry.headLength))
    state = Mutex(State(file: file, hash: CacheEntry.hasher(for: name)))
  }

  /// Adds frames.
  ///
  /// - Parameter frames: Whole MP3 frames.
  /// - Throws: If they can't be written.
  func append(_ frames: [UInt8]) throws(WorkFailure) {
    try state.withLock { state throws(WorkFailure) in
      state.hash.update(frames)
      state.framesLength += frames.count
      try state.file?.append(frames)
    }
  }

  /// Puts the master into the cache.
  ///
  /// Nothing can be added later.
  ///
  /// - Parameter peaks: The waveform's peaks, one for each frame.
  /// - Throws: If it can't be written.
  func finish(peaks: [WaveformPeak]) throws(WorkFailure) {
    try state.withLock { state throws(WorkFailure) in
      guard let file = state.file.take() else { return }
      let trailer = MasterTrailer(peaks: peaks, framesLength: state.framesLength).bytes
      state.hash.update(trailer)
      try file.append(trailer)
      try file.write(CacheEntry.head(hash: state.hash.finish()), at: 0)
      try file.commit(replaces: true)
    }
  }
}
