import CSndfile

/// A WAV file of one channel on its way to the disk, written by libsndfile.
@safe
package struct SoundFileWriter: ~Copyable {
  /// How samples are kept.
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
  }

  /// The file can't be written.
  package struct Failure: Error {
    /// libsndfile's own words.
    package var message: String
  }

  private let handle: OpaquePointer

  /// - `path`: a file that is not there yet.
  /// - `sampleRate`: Hz.
  init(path: String, encoding: Encoding, sampleRate: Int) throws(Failure) {
    var info = SF_INFO()
    info.samplerate = Int32(sampleRate)
    info.channels = 1
    info.format = encoding.format
    guard let handle = unsafe sf_open(path, Int32(SFM_WRITE), &info) else {
      throw Failure(message: unsafe String(cString: sf_strerror(nil)))
    }
    // Without it, what is over full scale wraps into a click.
    unsafe sf_command(handle, Int32(SFC_SET_CLIPPING), nil, Int32(SF_TRUE))
    unsafe self.handle = handle
  }

  deinit { unsafe sf_close(handle) }

  /// - `block`: −1…1; what lies outside is clipped.
  func append(_ block: [Float]) throws(Failure) {
    let written = unsafe block.withUnsafeBufferPointer {
      unsafe sf_write_float(handle, $0.baseAddress, sf_count_t($0.count))
    }
    guard Int(written) == block.count else {
      throw Failure(message: unsafe String(cString: sf_strerror(handle)))
    }
  }

  /// Completes the header.
  consuming func finish() throws(Failure) {
    let open = unsafe handle
    discard self
    let status = unsafe sf_close(open)
    guard status == 0 else {
      throw Failure(message: unsafe String(cString: sf_error_number(status)))
    }
  }
}
