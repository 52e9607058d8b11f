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
  /// - Parameter file: A file whose `WAVHeader` was found to be good.
  /// - Throws: If libsndfile can't open it, or finds another format in its header.
  package init(_ file: InputFile) throws(RecordingError) {
    let io = SoundFileIO(reading: file)
    var info = SF_INFO()
    let handle: OpaquePointer
    do throws(SoundFileIO.OpenFailure) {
      unsafe handle = try io.open(&info)
    } catch {
      throw io.failure.map(RecordingError.readFailed) ?? .decodingFailed(error.words)
    }
    guard (1...2).contains(info.channels), WAVHeader.sampleRates.contains(Int(info.samplerate))
    else {
      unsafe sf_close(handle)
      throw .damagedHeader("its format is ambiguous")
    }
    unsafe self.handle = handle
    self.io = io
    channels = Int(info.channels)
    sampleRate = Int(info.samplerate)
  }

  deinit { unsafe sf_close(handle) }

  /// Reads the next frames.
  ///
  /// - Parameters:
  ///   - frames: The most frames to read.
  ///   - block: Is replaced by them, interleaved, nominally −1…1; empty at the end of the recording.
  /// - Throws: `RecordingError.readFailed` if the disk fails.
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
    if let failure = io.failure { throw .readFailed(failure) }
  }
}
