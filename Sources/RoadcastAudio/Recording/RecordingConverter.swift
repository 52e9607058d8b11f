import CSndfile
package import RoadcastFiles

/// Converts a recording to WAV, without losing anything: whole numbers stay whole numbers, and what was
/// compressed becomes 32-bit float, which can't clip.
package enum RecordingConverter {
  private static let blockFrames = 16_384

  /// Writes a recording as a WAV file.
  ///
  /// - Parameters:
  ///   - file: The recording: MP3, FLAC, Ogg (Vorbis or Opus), AIFF, AU, CAF or W64.
  ///   - maximumSeconds: The longest recording to accept.
  ///   - path: An absolute path; no file has it yet.
  /// - Throws: A `RecordingError` if the recording can't be used, a `WorkFailure` if the file can't be
  ///   written.
  package static func convert(
    _ file: InputFile,
    maximumSeconds: Int,
    to path: String
  ) throws {
    let source = try Source(file)
    let (channels, rate) = (source.channels, source.sampleRate)
    guard (1...2).contains(channels) else { throw RecordingError.channels(channels) }
    guard WAVHeader.sampleRates.contains(rate) else { throw RecordingError.sampleRate(rate) }
    var writer = try SoundFileWriter(
      path: path,
      encoding: source.encoding,
      sampleRate: rate,
      channels: channels
    )
    var frames = 0
    while true {
      let count: Int
      if source.encoding == .float32 {
        let block = source.readFloats(blockFrames)
        count = block.count / channels
        try writer.append(block)
      } else {
        let block = source.readIntegers(blockFrames)
        count = block.count / channels
        try writer.append(block)
      }
      if let failure = source.failure { throw RecordingError.workFailed(failure) }
      guard count > 0 else { break }
      frames += count
      guard frames <= maximumSeconds * rate else {
        throw RecordingError.tooLong(seconds: frames / rate, limit: maximumSeconds)
      }
    }
    guard frames > 0 else { throw RecordingError.noAudio("nothing in it can be decoded") }
    guard frames >= source.promisedFrames else {
      throw RecordingError.decodingFailed("the file ends early")
    }
    _ = try writer.finish()
  }

  /// A recording in any of the formats, open in libsndfile.
  @safe
  private final class Source {
    let channels: Int
    let sampleRate: Int
    let encoding: SoundFileWriter.Encoding

    /// The number of frames that the header states, where that's exact.
    let promisedFrames: Int

    private let handle: OpaquePointer
    private let io: SoundFileIO

    init(_ file: InputFile) throws(RecordingError) {
      let io = SoundFileIO(reading: file)
      var info = SF_INFO()
      do throws(SoundFileIO.LibraryFailure) {
        unsafe handle = try io.open(&info)
      } catch {
        throw io.failure.map(RecordingError.workFailed)
          ?? .decodingFailed("libsndfile: \"\(error.words)\"")
      }
      self.io = io
      channels = Int(info.channels)
      sampleRate = Int(info.samplerate)
      let type = Int(info.format) & Int(SF_FORMAT_TYPEMASK)
      let isCompressed = type == Int(SF_FORMAT_MPEG) || type == Int(SF_FORMAT_OGG)
      promisedFrames = isCompressed ? 0 : Int(info.frames)
      encoding =
        switch Int(info.format) & Int(SF_FORMAT_SUBMASK) {
        case Int(SF_FORMAT_PCM_S8), Int(SF_FORMAT_PCM_U8), Int(SF_FORMAT_PCM_16),
          Int(SF_FORMAT_ALAC_16):
          .pcm16
        case Int(SF_FORMAT_PCM_24), Int(SF_FORMAT_ALAC_20), Int(SF_FORMAT_ALAC_24): .pcm24
        case Int(SF_FORMAT_PCM_32), Int(SF_FORMAT_ALAC_32): .pcm32
        default: .float32
        }
    }

    deinit { unsafe sf_close(handle) }

    /// Why the disk couldn't be read.
    var failure: WorkFailure? { io.failure }

    /// The next frames, interleaved, nominally −1…1; empty at the end.
    func readFloats(_ frames: Int) -> [Float] {
      var block = [Float](repeating: 0, count: frames * channels)
      let read = unsafe block.withUnsafeMutableBufferPointer { buffer in
        // The buffer has room for `frames` frames.
        unsafe sf_readf_float(handle, buffer.baseAddress, sf_count_t(frames))
      }
      block.removeLast(block.count - max(0, Int(read)) * channels)
      return block
    }

    /// The next frames, interleaved, as whole numbers of 32 bits; empty at the end.
    func readIntegers(_ frames: Int) -> [Int32] {
      var block = [Int32](repeating: 0, count: frames * channels)
      let read = unsafe block.withUnsafeMutableBufferPointer { buffer in
        // The buffer has room for `frames` frames.
        unsafe sf_readf_int(handle, buffer.baseAddress, sf_count_t(frames))
      }
      block.removeLast(block.count - max(0, Int(read)) * channels)
      return block
    }
  }
}
