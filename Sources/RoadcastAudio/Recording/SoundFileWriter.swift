import CSndfile
import RoadcastFiles

/// A WAV file of one channel on its way to the disk, written by libsndfile.
@safe
struct SoundFileWriter: ~Copyable {
  /// How samples are stored.
  enum Encoding {
    /// ITU-T G.711 µ-law.
    case ulaw

    /// Whole numbers of 16 bits.
    case pcm16

    fileprivate var format: Int32 {
      switch self {
      case .ulaw: Int32(SF_FORMAT_WAV | SF_FORMAT_ULAW)
      case .pcm16: Int32(SF_FORMAT_WAV | SF_FORMAT_PCM_16)
      }
    }

    /// What `WAVHeader` calls it.
    fileprivate var name: String {
      switch self {
      case .ulaw: "µ-law"
      case .pcm16: "16-bit PCM"
      }
    }
  }

  private let path: String
  private let encoding: Encoding
  private let sampleRate: Int
  private let io: SoundFileIO
  private var handle: OpaquePointer?
  private var framesWritten = 0

  /// Creates a file without samples.
  ///
  /// - Parameters:
  ///   - path: An absolute path that nothing has.
  ///   - encoding: How samples are stored.
  ///   - sampleRate: Hz.
  /// - Throws: If the file can't be created.
  init(path: String, encoding: Encoding, sampleRate: Int) throws(WorkFailure) {
    let io = SoundFileIO(writing: try OutputFile(path: path))
    var info = SF_INFO()
    info.samplerate = Int32(sampleRate)
    info.channels = 1
    info.format = encoding.format
    let handle: OpaquePointer
    do throws(SoundFileIO.OpenFailure) {
      unsafe handle = try io.open(&info)
    } catch {
      throw io.failure ?? WorkFailure("can't write \(path): \(error.words)")
    }
    // Without this, samples over full scale wrap around into a click.
    unsafe sf_command(handle, Int32(SFC_SET_CLIPPING), nil, Int32(SF_TRUE))
    self.path = path
    self.encoding = encoding
    self.sampleRate = sampleRate
    self.io = io
    unsafe self.handle = handle
  }

  deinit { if let handle = unsafe handle { unsafe sf_close(handle) } }

  /// Adds samples.
  ///
  /// - Parameter block: −1…1; samples outside that are clipped.
  /// - Throws: If they can't be written.
  mutating func append(_ block: [Float]) throws(WorkFailure) {
    guard let handle = unsafe handle else { return }
    let written = withExtendedLifetime(io) {
      unsafe block.withUnsafeBufferPointer {
        unsafe sf_write_float(handle, $0.baseAddress, sf_count_t($0.count))
      }
    }
    if let failure = io.failure { throw failure }
    guard Int(written) == block.count else {
      throw WorkFailure("can't write \(path): \(unsafe String(cString: sf_strerror(handle)))")
    }
    framesWritten += block.count
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
      throw WorkFailure(
        "can't write \(writer.path): \(unsafe String(cString: sf_error_number(status)))"
      )
    }
    let file = try InputFile.reopened(at: writer.path)
    try writer.verify(file)
    return file
  }

  /// Checks that a file has the format and the number of samples that were written.
  private func verify(_ file: InputFile) throws(WorkFailure) {
    do {
      let header = try WAVHeader(of: file)
      _ = try SoundFileReader(file)
      let isGood =
        header.encoding == encoding.name && header.channels == 1 && header.sampleRate == sampleRate
        && header.promisedBytes == framesWritten * header.bytesPerFrame && header.missingFrames == 0
      if isGood { return }
    } catch .readFailed(let failure) {
      throw failure
    } catch {}
    throw WorkFailure("can't write \(path): no player could open what was written; try again")
  }
}
