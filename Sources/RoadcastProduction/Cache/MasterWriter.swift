import RoadcastHashing
import RoadcastFiles
import RoadcastAudio
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A master on its way into the cache: its frames go to the disk as they come.
///
/// It is there once it is finished, whole, or not at all.
final class MasterWriter: Sendable {
  private struct State: ~Copyable {
    var file: OutputFile
    var hash = SHA256Hasher()
    var framesLength = 0
    var isFinished = false
  }

  private let state: Mutex<State>
  private let path: String
  private let temporary: String

  /// - `path`: the entry's absolute path.
  init(path: String) throws(WorkFailure) {
    self.path = path
    temporary = "\(path).new-\(getpid())"
    unsafe unlink(temporary)
    let file = try OutputFile(path: temporary)
    state = Mutex(State(file: file))
    // The checksum's place is kept free: it is known last.
    try append(Array(repeating: 0, count: CacheEntry.headLength), isContent: false)
  }

  deinit {
    if !state.withLock({ $0.isFinished }) { unsafe unlink(temporary) }
  }

  func append(_ frames: [UInt8]) throws(WorkFailure) { try append(frames, isContent: true) }

  private func append(_ bytes: [UInt8], isContent: Bool) throws(WorkFailure) {
    try state.withLock { state throws(WorkFailure) in
      if isContent {
        state.hash.update(bytes)
        state.framesLength += bytes.count
      }
      try state.file.append(bytes)
    }
  }

  /// Puts the master into its place.
  ///
  /// - `peaks`: one for each frame.
  func finish(peaks: [WaveformPeak]) throws(WorkFailure) {
    try state.withLock { state throws(WorkFailure) in
      let trailer = MasterTrailer(peaks: peaks, framesLength: state.framesLength).bytes
      state.hash.update(trailer)
      try state.file.append(trailer)
      try state.file.overwrite(CacheEntry.head(hash: state.hash.finish()))
      guard unsafe rename(temporary, path) == 0 else {
        throw WorkFailure(doing: "write \(path)", code: errno)
      }
      state.isFinished = true
    }
  }
}
