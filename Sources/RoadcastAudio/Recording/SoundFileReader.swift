import CSndfile
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An open recording, decoded by libsndfile.
///
/// It stays in the task that opened it, and must not outlive the descriptor, which it does not close.
@safe
package struct SoundFileReader: ~Copyable {
  package let channels: Int

  /// Hz.
  package let sampleRate: Int

  private let handle: OpaquePointer

  /// libsndfile's own version.
  static var version: String { unsafe String(cString: sf_version_string()) }

  /// Reports a failed `sf_open` only through one buffer of the whole process.
  private static let openLock = Mutex(())

  /// Opens a recording from its beginning.
  ///
  /// - `descriptor`: a seekable file open for reading; look at its `WAVHeader` first.
  package init(descriptor: Int32) throws(RecordingError) {
    // sf_open_fd takes the current position for the beginning of the file.
    lseek(descriptor, 0, SEEK_SET)
    var info = SF_INFO()
    let opened = Self.openLock.withLock { _ -> Result<OpaquePointerBox, RecordingError> in
      guard let handle = unsafe sf_open_fd(descriptor, Int32(SFM_READ), &info, 0) else {
        return .failure(.unreadable(unsafe String(cString: sf_strerror(nil))))
      }
      return .success(unsafe OpaquePointerBox(pointer: handle))
    }
    let pointer = try unsafe opened.get().pointer
    // The header has been looked at before; libsndfile must have read the same from it.
    guard (1...2).contains(info.channels), WAVHeader.sampleRates.contains(Int(info.samplerate))
    else {
      unsafe sf_close(pointer)
      throw .damagedHeader("its format is told in two ways")
    }
    unsafe handle = pointer
    channels = Int(info.channels)
    sampleRate = Int(info.samplerate)
  }

  deinit { unsafe sf_close(handle) }

  /// Replaces `block` by the next frames, interleaved, nominally −1…1; empty at the end.
  ///
  /// - `frames`: how many frames to read at most.
  package mutating func read(_ frames: Int, into block: inout [Float]) {
    let count = frames * channels
    block = unsafe [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      let read = unsafe sf_readf_float(handle, buffer.baseAddress, sf_count_t(frames))
      filled = max(0, Int(read)) * channels
    }
  }
}

/// Carries a pointer out of the lock; used by one task, and only while it opens a file.
@safe
private struct OpaquePointerBox: @unchecked Sendable {
  let pointer: OpaquePointer
}
