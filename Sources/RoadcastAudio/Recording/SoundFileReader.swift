import CSndfile
package import RoadcastFiles

/// An open recording, decoded by libsndfile.
///
/// It stays in the task that opened it. Several can read from one file.
@safe
package struct SoundFileReader: ~Copyable {
  /// 1 or 2.
  package let channels: Int

  /// Hz.
  package let sampleRate: Int

  /// The only owner of libsndfile's state, which it frees.
  private let handle: OpaquePointer

  /// Where libsndfile reads; it knows this object by its address.
  private let io: SoundFileIO

  /// libsndfile's own version.
  static var version: String { unsafe String(cString: sf_version_string()) }

  /// Opens a recording at its beginning.
  ///
  /// - Parameter file: The recording.
  /// - Throws: The reason why it can't be used, or `RecordingError.workFailed` if libsndfile can't open it.
  package init(_ file: InputFile) throws(RecordingError) {
    let header = try WAVHeader(of: file)
    let io = SoundFileIO(reading: file, header)
    var info = SF_INFO()
    let handle: OpaquePointer
    do throws(SoundFileIO.LibraryFailure) {
      unsafe handle = try io.open(&info)
    } catch {
      throw .workFailed(io.failure ?? error.failure(doing: "read \(file.path)"))
    }
    // The size of the buffers depends on it.
    guard info.channels == header.channels else {
      unsafe sf_close(handle)
      let failure = SoundFileIO.LibraryFailure(words: "another number of channels")
      throw .workFailed(failure.failure(doing: "read \(file.path)"))
    }
    unsafe self.handle = handle
    self.io = io
    channels = header.channels
    sampleRate = header.sampleRate
  }

  deinit { unsafe sf_close(handle) }

  /// Reads the next frames.
  ///
  /// - Parameters:
  ///   - frames: The most frames to read.
  ///   - block: Is replaced by them, interleaved, nominally −1…1; empty at the end of the recording.
  /// - Throws: `RecordingError.workFailed` if the disk fails.
  package mutating func read(
    _ frames: Int,
    into block: inout [Float]
  ) throws(RecordingError) {
    let count = frames * channels
    // The last block's memory is used again.
    if block.count < count {
      block.append(contentsOf: repeatElement(0, count: count - block.count))
    }
    let read = withExtendedLifetime(io) {
      unsafe block.withUnsafeMutableBufferPointer { buffer in
        // The buffer has room for `frames` frames.
        unsafe sf_readf_float(handle, buffer.baseAddress, sf_count_t(frames))
      }
    }
    block.removeLast(block.count - max(0, Int(read)) * channels)
    if let failure = io.failure { throw .workFailed(failure) }
  }
}
