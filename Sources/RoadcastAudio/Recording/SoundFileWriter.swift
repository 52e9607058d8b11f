import CSndfile
import RoadcastFiles

/// A WAV file that's being written by libsndfile.
@safe
struct SoundFileWriter: ~Copyable {
  /// How samples are stored.
  enum Encoding {
    /// ITU-T G.711 µ-law.
    case ulaw

    /// Whole numbers of 16 bits.
    case pcm16

    /// Whole numbers of 24 bits.
    case pcm24

    /// Whole numbers of 32 bits.
    case pcm32

    /// Floating point numbers of 32 bits, which can't clip.
    case float32

    fileprivate var format: Int32 {
      switch self {
      case .ulaw: Int32(SF_FORMAT_WAV | SF_FORMAT_ULAW)
      case .pcm16: Int32(SF_FORMAT_WAV | SF_FORMAT_PCM_16)
      case .pcm24: Int32(SF_FORMAT_WAV | SF_FORMAT_PCM_24)
      case .pcm32: Int32(SF_FORMAT_WAV | SF_FORMAT_PCM_32)
      case .float32: Int32(SF_FORMAT_WAV | SF_FORMAT_FLOAT)
      }
    }

    /// What `WAVHeader` calls it.
    fileprivate var name: String {
      switch self {
      case .ulaw: "µ-law"
      case .pcm16: "16-bit PCM"
      case .pcm24: "24-bit PCM"
      case .pcm32: "32-bit PCM"
      case .float32: "32-bit float"
      }
    }
  }

  private let path: String
  private let encoding: Encoding
  private let sampleRate: Int
  private let channels: Int
  private let io: SoundFileIO
  private var handle: OpaquePointer?
  private var framesWritten = 0

  /// Creates a file without samples.
  ///
  /// - Parameters:
  ///   - path: An absolute path that nothing has.
  ///   - encoding: How samples are stored.
  ///   - sampleRate: Hz.
  ///   - channels: 1 or 2.
  /// - Throws: If the file can't be created.
  init(
    path: String,
    encoding: Encoding,
    sampleRate: Int,
    channels: Int = 1
  ) throws(WorkFailure) {
    let io = SoundFileIO(writing: try OutputFile(path: path))
    var info = SF_INFO()
    info.samplerate = Int32(sampleRate)
    info.channels = Int32(channels)
    info.format = encoding.format
    let handle: OpaquePointer
    do throws(SoundFileIO.LibraryFailure) {
      unsafe handle = try io.open(&info)
    } catch {
      throw io.failure ?? error.failure(doing: "write \(path)")
    }
    // Without this, samples over full scale wrap around into a click.
    unsafe sf_command(handle, Int32(SFC_SET_CLIPPING), nil, Int32(SF_TRUE))
    // This chunk of a file of floating point numbers would have the time of day in it.
    unsafe sf_command(handle, Int32(SFC_SET_ADD_PEAK_CHUNK), nil, Int32(SF_FALSE))
    self.path = path
    self.encoding = encoding
    self.sampleRate = sampleRate
    self.channels = channels
    self.io = io
    unsafe self.handle = handle
  }

  deinit { if let handle = unsafe handle { unsafe sf_close(handle) } }

  /// Adds samples.
  ///
  /// - Parameter block: −1…1, interleaved; samples outside that are clipped, except in `float32`.
  /// - Throws: If they can't be written.
  mutating func append(_ block: [Float]) throws(WorkFailure) {
    guard let handle = unsafe handle else { return }
    let written = withExtendedLifetime(io) {
      unsafe block.withUnsafeBufferPointer {
        unsafe sf_write_float(handle, $0.baseAddress, sf_count_t($0.count))
      }
    }
    try noteWritten(Int(written), of: block.count)
  }

  /// Adds samples.
  ///
  /// - Parameter block: Whole numbers of 32 bits, interleaved, of which the upper bits are kept.
  /// - Throws: If they can't be written.
  mutating func append(_ block: [Int32]) throws(WorkFailure) {
    guard let handle = unsafe handle else { return }
    let written = withExtendedLifetime(io) {
      unsafe block.withUnsafeBufferPointer {
        unsafe sf_write_int(handle, $0.baseAddress, sf_count_t($0.count))
      }
    }
    try noteWritten(Int(written), of: block.count)
  }

  private mutating func noteWritten(_ written: Int, of count: Int) throws(WorkFailure) {
    if let failure = io.failure { throw failure }
    guard written == count else {
      let words = unsafe String(cString: sf_strerror(handle))
      throw SoundFileIO.LibraryFailure(words: words).failure(doing: "write \(path)")
    }
    framesWritten += count / channels
  }

  /// Completes the file, and reads its header back.
  ///
  /// - Returns: The complete file, open for reading.
  /// - Throws: If something couldn't be written, or the header isn't the one that a player needs.
  consuming func finish() throws(WorkFailure) -> InputFile {
    var writer = self
    guard let handle = unsafe writer.handle.take() else {
      throw WorkFailure("can't write \(writer.path): it was closed before")
    }
    let status = withExtendedLifetime(writer.io) { unsafe sf_close(handle) }
    try writer.io.close()
    guard status == 0 else {
      let words = unsafe String(cString: sf_error_number(status))
      throw SoundFileIO.LibraryFailure(words: words).failure(doing: "write \(writer.path)")
    }
    let file = try InputFile.reopened(at: writer.path)
    try writer.verify(file)
    return file
  }

  /// Checks that a file has the format and the number of samples that were written.
  private func verify(_ file: InputFile) throws(WorkFailure) {
    do {
      let header = try WAVHeader(of: file)
      let isGood =
        header.encoding == encoding.name && header.channels == channels
        && header.sampleRate == sampleRate
        && header.promisedBytes == framesWritten * header.bytesPerFrame && header.isComplete
      if isGood { return }
    } catch .workFailed(let failure) {
      throw failure
    } catch {}
    throw WorkFailure("can't write \(path): no player could open what was written; try again")
  }
}
